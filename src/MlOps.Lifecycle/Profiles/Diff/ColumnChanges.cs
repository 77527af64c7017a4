using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The changes of one column.</summary>
internal static class ColumnChanges
{
    public static IEnumerable<SchemaChange> Of(ColumnProfile reference, ColumnProfile current, bool hasContent)
    {
        if (reference.Column.Name != current.Column.Name)
            yield return Renamed(reference.Column, current);
        if (RoleOf(reference.Column, current.Column, hasContent) is { } role)
            yield return role;
        if (NullabilityRule.Judge(reference, current) is { } nullability)
            yield return nullability;
        if (DomainRule.IsRecoding(reference, current) || TypeRule.Judge(reference, current, hasContent) is not { } type)
        {
            if (RangeRule.Judge(reference, current) is { } range)
                yield return range;
            if (DomainRule.Judge(reference, current) is { } domain)
                yield return domain;
        }
        else
        {
            yield return type;
        }
    }

    public static SchemaChange Removed(ColumnProfile column) => new()
    {
        Kind = SchemaChangeKind.Removed,
        Column = column.Column.Name,
        Breaking = IsInput(column.Column),
        Before = DiffText.Kind(column.Column),
        Sentence = $"Column '{column.Column.Name}' is gone, and no new column holds what it held.",
    };

    public static SchemaChange Added(ColumnProfile column) => new()
    {
        Kind = SchemaChangeKind.Added,
        Column = column.Column.Name,
        Breaking = false,
        After = DiffText.Kind(column.Column),
        Sentence = $"Column '{column.Column.Name}' is new; it holds {DiffText.Kind(column.Column)}.",
    };

    /// <summary>Whether a model reads the column.</summary>
    public static bool IsInput(ColumnSchema column) => column.Role is ColumnRole.Feature or ColumnRole.Calendar;

    private static SchemaChange Renamed(ColumnSchema reference, ColumnProfile current) => new()
    {
        Kind = SchemaChangeKind.Renamed,
        Column = reference.Name,
        Breaking = IsInput(reference),
        Before = reference.Name,
        After = current.Column.Name,
        Sentence = $"Column '{reference.Name}' is now called '{current.Column.Name}'{(current.ValueCount > 0 ? "; its content matches" : "")}.",
    };

    /// <summary>Data found to be a plain feature contradict no declared role; two declared schemas, and a role found for another reason, do.</summary>
    private static SchemaChange? RoleOf(ColumnSchema reference, ColumnSchema current, bool hasContent) =>
        reference.Role == current.Role || (hasContent && current.Role == ColumnRole.Feature) ? null : new()
        {
            Kind = SchemaChangeKind.Role,
            Column = reference.Name,
            Breaking = false,
            Before = reference.Role.ToString(),
            After = current.Role.ToString(),
            Sentence = $"Column '{reference.Name}' was used as {reference.Role} and is now {current.Role}.",
        };
}
