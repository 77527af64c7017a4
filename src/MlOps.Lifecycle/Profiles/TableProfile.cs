using System.Collections.Immutable;
using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>What the columns of a table hold, in bounded space. Profiles of parts merge to the profile of the whole.</summary>
public sealed record TableProfile
{
    /// <summary>The columns, in the order of the table.</summary>
    public required ImmutableArray<ColumnProfile> Columns { get; init; }

    /// <summary>The number of rows.</summary>
    public required long RowCount { get; init; }

    /// <summary>The schema.</summary>
    public TableSchema Schema => field ??= new(Columns.Select(c => c.Column));

    /// <summary>The profile of a column.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="LifecycleException">There is no such column.</exception>
    public ColumnProfile this[string name] => Columns[Schema.IndexOf(Schema[name].Name)];

    /// <summary>Profiles a sample.</summary>
    /// <param name="sample">The values.</param>
    public static TableProfile From(TableSample sample) => new() { RowCount = sample.RowCount, Columns = [.. sample.Columns.Select(ColumnProfile.From)] };

    /// <summary>Profiles batches, which stay the caller's.</summary>
    /// <param name="schema">The columns; batches that have them in another order or have more are read by name.</param>
    /// <param name="batches">The rows.</param>
    /// <exception cref="LifecycleException">A batch lacks a column, or holds other values in it than the schema says.</exception>
    public static TableProfile From(TableSchema schema, IEnumerable<RecordBatch> batches)
    {
        var profile = Empty(schema);
        foreach (var batch in batches)
            profile = profile.Merge(Of(schema, batch));
        return profile;
    }

    /// <summary>Profiles a stream of batches with bounded memory.</summary>
    /// <param name="schema">The columns; batches that have them in another order or have more are read by name.</param>
    /// <param name="batches">The rows.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LifecycleException">A batch lacks a column, or holds other values in it than the schema says.</exception>
    public static async Task<TableProfile> FromAsync(TableSchema schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default)
    {
        var profile = Empty(schema);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            profile = profile.Merge(Of(schema, batch));
        return profile;
    }

    /// <summary>The profile of the rows of both.</summary>
    /// <param name="other">A profile of the same columns, in any order.</param>
    /// <exception cref="LifecycleException">The columns differ; then <see cref="SchemaDiff"/> says how.</exception>
    public TableProfile Merge(TableProfile other)
    {
        if (Columns.Length != other.Columns.Length || Columns.Any(c => other.Schema.Find(c.Column.Name) is null))
        {
            throw new LifecycleException(
                $"A profile of {string.Join(", ", Schema.Select(c => c.Name))} cannot take one of {string.Join(", ", other.Schema.Select(c => c.Name))}: compare them with SchemaDiff, and merge profiles of the same columns.");
        }

        return new() { RowCount = RowCount + other.RowCount, Columns = [.. Columns.Select(c => c.Merge(other[c.Column.Name]))] };
    }

    /// <summary>Without the categories that occurred in few rows, which could tell who somebody is.</summary>
    /// <param name="rows">The smallest count that stays.</param>
    public TableProfile WithoutRareValues(long rows) =>
        this with { Columns = [.. Columns.Select(c => c with { Frequent = c.Frequent.AtLeast(rows) })] };

    /// <summary>The profile as JSON with a format version, on one line; the same profile gives the same text.</summary>
    /// <param name="fewestRowsPerValue">Categories that occurred in fewer rows are left out, because they could tell who somebody is; 1 keeps all.</param>
    public string ToJson(long fewestRowsPerValue = 5) => ProfileJson.Write(WithoutRareValues(fewestRowsPerValue));

    /// <summary>Reads what <see cref="ToJson"/> wrote, of this or an earlier release.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="LifecycleException">The text is no profile, or a later release wrote it.</exception>
    public static TableProfile FromJson(string json) => ProfileJson.Read(json);

    /// <summary>A table for people.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RowCount:N0} rows\n") + string.Concat(Columns.Select(c => $"  {c}\n"));

    /// <inheritdoc/>
    public bool Equals(TableProfile? other) => other is not null && RowCount == other.RowCount && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RowCount, Columns.Length);

    private static TableProfile Empty(TableSchema schema) =>
        new() { RowCount = 0, Columns = [.. schema.Select(column => ColumnProfile.From(ColumnSample.From(column, [])))] };

    private static TableProfile Of(TableSchema schema, RecordBatch batch) => new()
    {
        RowCount = batch.Length,
        Columns = [.. schema.Select(column => ColumnProfile.From(ColumnSample.From(column, [ArrayOf(batch, column.Name)])))],
    };

    private static IArrowArray ArrayOf(RecordBatch batch, string name)
    {
        for (var i = 0; i < batch.ColumnCount; i++)
        {
            if (batch.Schema.GetFieldByIndex(i).Name == name)
                return batch.Column(i);
        }

        throw new LifecycleException(
            $"A batch has no column '{name}', only {string.Join(", ", batch.Schema.FieldsList.Select(f => f.Name))}: profile it with its own schema, and compare the profiles with SchemaDiff.");
    }
}
