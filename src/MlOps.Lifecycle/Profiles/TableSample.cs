using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The values of all columns of a table as detectors read them.</summary>
/// <remarks>Immutable and thread-safe. Holds eight bytes per number and each category once per column.</remarks>
public sealed class TableSample
{
    private TableSample(string name, TableSchema schema, ImmutableArray<ColumnSample> columns)
    {
        Name = name;
        Schema = schema;
        Columns = columns;
        RowCount = columns.IsEmpty ? 0 : columns[0].RowCount;
    }

    /// <summary>What reports call the data, for example <c>bikes@3</c> or a window of time.</summary>
    public string Name { get; }

    /// <summary>The columns with their roles.</summary>
    public TableSchema Schema { get; }

    /// <summary>One sample per column of <see cref="Schema"/>, in its order.</summary>
    public ImmutableArray<ColumnSample> Columns { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>Takes Arrow batches, which stay the caller's and may be disposed afterwards.</summary>
    /// <param name="schema">The columns to take; the batches may have more, in any order.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="name">What reports call the data.</param>
    /// <exception cref="LifecycleException">A batch lacks a column of the schema, or holds another kind of values in it.</exception>
    public static TableSample From(TableSchema schema, IEnumerable<RecordBatch> batches, string name = "data")
    {
        var builder = new Builder(schema, name);
        foreach (var batch in batches)
            builder.Add(batch);
        return builder.Build();
    }

    /// <summary>Takes a stream of Arrow batches, each of which is read before the next is asked for.</summary>
    /// <param name="schema">The columns to take; the batches may have more, in any order.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="name">What reports call the data.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LifecycleException">A batch lacks a column of the schema, or holds another kind of values in it.</exception>
    public static async Task<TableSample> FromAsync(
        TableSchema schema, IAsyncEnumerable<RecordBatch> batches, string name = "data", CancellationToken cancellationToken = default)
    {
        var builder = new Builder(schema, name);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            builder.Add(batch);
        return builder.Build();
    }

    /// <summary>Puts samples of columns together.</summary>
    /// <param name="columns">The columns in order; equal row counts are the caller's care.</param>
    /// <param name="name">What reports call the data.</param>
    /// <exception cref="LifecycleException">Two columns share a name.</exception>
    public static TableSample Of(IEnumerable<ColumnSample> columns, string name = "data")
    {
        ImmutableArray<ColumnSample> all = [.. columns];
        return new(name, new(all.Select(column => column.Column)), all);
    }

    /// <summary>All rows of several samples together, for example of windows that make up a reference.</summary>
    /// <param name="samples">At least one sample; all with the same columns.</param>
    /// <param name="name">What reports call the data.</param>
    /// <exception cref="LifecycleException">There is no sample, or one has other columns than the first.</exception>
    public static TableSample Merge(IReadOnlyList<TableSample> samples, string name = "data")
    {
        if (samples.Count == 0)
            throw new LifecycleException("There are no samples to put together: pass at least one window.");
        var first = samples[0];
        foreach (var sample in samples)
        {
            if (!sample.Schema.Select(Shape).SequenceEqual(first.Schema.Select(Shape)))
            {
                throw new LifecycleException(
                    $"'{sample.Name}' has the columns {string.Join(", ", sample.Schema.Select(column => column.Name))} and '{first.Name}' has {string.Join(", ", first.Schema.Select(column => column.Name))}, or types differ: put samples of one schema together.");
            }
        }

        return new(name, first.Schema, [.. first.Columns.Select((_, i) => ColumnSampleSets.Merge([.. samples.Select(sample => sample.Columns[i])]))]);
    }

    /// <summary>A column, or null.</summary>
    /// <param name="column">The name.</param>
    public ColumnSample? Find(string column) => Schema.IndexOf(column) is >= 0 and var i ? Columns[i] : null;

    /// <summary>The columns that a schema names, in its order; columns that are not here are left out.</summary>
    /// <param name="schema">The columns wanted; only their names count.</param>
    public TableSample Choose(TableSchema schema)
    {
        ImmutableArray<ColumnSample> chosen = [.. schema.Select(column => Find(column.Name)).OfType<ColumnSample>()];
        return new(Name, new(chosen.Select(column => column.Column)), chosen);
    }

    /// <summary>The same values under another name for reports.</summary>
    /// <param name="name">The name.</param>
    public TableSample Named(string name) => new(name, Schema, Columns);

    /// <summary>The name and the size.</summary>
    public override string ToString() => $"{Name}: {RowCount} rows, {Columns.Length} columns";

    /// <summary>What is left without one of the samples this was merged from.</summary>
    internal TableSample Without(TableSample part) =>
        new(Name, Schema, [.. Columns.Select((column, i) => ColumnSampleSets.Without(column, part.Columns[i]))]);

    private static (string Name, bool IsCategorical) Shape(ColumnSchema column) => (column.Name, column.IsCategorical);

    private sealed class Builder(TableSchema schema, string name)
    {
        private readonly ColumnSampleBuilder[] _columns = [.. schema.Select(column => new ColumnSampleBuilder(column))];

        public void Add(RecordBatch batch)
        {
            var index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < batch.Schema.FieldsList.Count; i++)
                index.TryAdd(batch.Schema.FieldsList[i].Name, i);
            for (var i = 0; i < _columns.Length; i++)
            {
                _columns[i].Add(index.TryGetValue(schema[i].Name, out var at)
                    ? batch.Column(at)
                    : throw new LifecycleException(
                        $"'{name}' has no column '{schema[i].Name}', it has {string.Join(", ", index.Keys)}: pass the schema of the batches, or convert them first."));
            }
        }

        public TableSample Build() => new(name, schema, [.. _columns.Select(column => column.Build())]);
    }
}
