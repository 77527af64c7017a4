using System.Collections.Immutable;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Finds how a schema, or what its columns are declared or known to hold, changed.</summary>
/// <remarks>
/// <para>Nine kinds (<see cref="SchemaChangeKind"/>), each change with one sentence for people. Names are never guessed: a column counts as renamed
/// when its content, or its name but for separators and case, matches one that is gone, and nothing else matches as well.</para>
/// <para>What is declared in the reference counts first. Where nothing is declared, the content of the reference is what is known: its range from
/// 100 values on, its categories when there are at most 100 of them. Columns with the role id, time, calendar or ignored are not held
/// against what is known, because new ids, times and months are no fault.</para>
/// <para>Pure and thread-safe.</para>
/// </remarks>
public static class SchemaDiff
{
    /// <summary>Compares two schemas without their content.</summary>
    /// <param name="reference">What is expected.</param>
    /// <param name="current">What is there.</param>
    /// <returns>The changes, in the order of the reference's columns; added columns and the order come last. Empty when nothing changed.</returns>
    public static ImmutableArray<SchemaChange> Compare(TableSchema reference, TableSchema current) =>
        Compare(TableProfile.From(reference, []), TableProfile.From(current, []));

    /// <summary>Compares two tables by samples of their rows.</summary>
    /// <param name="reference">What is expected.</param>
    /// <param name="current">What is there.</param>
    /// <returns>The changes, in the order of the reference's columns; added columns and the order come last. Empty when nothing changed.</returns>
    public static ImmutableArray<SchemaChange> Compare(TableSample reference, TableSample current) =>
        Compare(TableProfile.From(reference), TableProfile.From(current));

    /// <summary>Compares two tables by their profiles. A profile without rows stands for a schema alone.</summary>
    /// <param name="reference">What is expected.</param>
    /// <param name="current">What is there.</param>
    /// <returns>The changes, in the order of the reference's columns; added columns and the order come last. Empty when nothing changed.</returns>
    public static ImmutableArray<SchemaChange> Compare(TableProfile reference, TableProfile current)
    {
        var pairs = ColumnPairing.Pair(reference, current);
        var changes = ImmutableArray.CreateBuilder<SchemaChange>();
        foreach (var column in reference.Columns)
        {
            if (pairs.Find(p => p.Reference.Column.Name == column.Column.Name) is { } pair)
                changes.AddRange(ColumnChanges.Of(pair.Reference, pair.Current, hasContent: reference.RowCount > 0 || current.RowCount > 0));
            else
                changes.Add(ColumnChanges.Removed(column));
        }

        foreach (var column in current.Columns.Where(c => !pairs.Exists(p => p.Current.Column.Name == c.Column.Name)))
            changes.Add(ColumnChanges.Added(column));
        if (ColumnOrder.Find(pairs, reference, current) is { } moved)
            changes.Add(moved);
        return changes.ToImmutable();
    }

    /// <summary>
    /// Compares a window whose batches may have different columns, for example because a rename began in the middle of it. Batches with the same columns
    /// are judged together; a change that concerns a part of the rows says in its sentence how many.
    /// </summary>
    /// <param name="reference">What is expected.</param>
    /// <param name="groups">The profiles of the batches, or of groups of them.</param>
    /// <returns>The changes, each once, those of the first group first. A change is breaking when it is in any group.</returns>
    public static ImmutableArray<SchemaChange> CompareGroups(TableProfile reference, IEnumerable<TableProfile> groups)
    {
        var merged = groups
            .GroupBy(g => string.Join('\n', g.Columns.Select(c => $"{c.Column.Name}\t{c.Column.Type}\t{c.Column.Role}\t{c.Column.IsCode}")), StringComparer.Ordinal)
            .Select(g => g.Aggregate((a, b) => a.Merge(b)))
            .ToArray();
        var rows = merged.Sum(g => g.RowCount);
        var found = merged.SelectMany(g => Compare(reference, g).Select(change => (change, g.RowCount)));
        return
        [
            .. found.GroupBy(f => (f.change.Kind, f.change.Column, Target: f.change.Kind == SchemaChangeKind.Renamed ? f.change.After : null))
                .Select(same =>
                {
                    var largest = same.MaxBy(f => f.RowCount).change;
                    var affected = same.Sum(f => f.RowCount);
                    return largest with
                    {
                        Breaking = same.Any(f => f.change.Breaking),
                        Sentence = affected < rows ? $"{largest.Sentence} This concerns {DiffText.Rows(affected, rows)} of the window." : largest.Sentence,
                    };
                }),
        ];
    }
}
