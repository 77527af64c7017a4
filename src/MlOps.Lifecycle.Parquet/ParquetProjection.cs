using Apache.Arrow;
using ParquetSharp.Arrow;

namespace MlOps.Lifecycle.Parquet;

/// <summary>Which columns of a file are read, and in which order they are handed out; a file hands them out in its own order.</summary>
internal sealed class ParquetProjection
{
    private readonly int[] _order;

    private ParquetProjection(int[] columns, int[] order) => (Columns, _order) = (columns, order);

    /// <summary>The columns to read, as the file counts them.</summary>
    public int[] Columns { get; }

    /// <summary>Finds columns by name.</summary>
    /// <param name="reader">The open file.</param>
    /// <param name="names">The columns in the order wanted; null for all.</param>
    /// <exception cref="LifecycleException">There is no such column, or it is not a plain one.</exception>
    public static ParquetProjection Of(FileReader reader, IReadOnlyList<string>? names)
    {
        var fields = reader.SchemaManifest.SchemaFields;
        var wanted = (names ?? [.. fields.Select(field => field.Field.Name)]).Select(name => Find(fields, name)).ToArray();
        var inFile = wanted.Distinct().Order().ToArray();
        return new(inFile, [.. wanted.Select(column => System.Array.IndexOf(inFile, column))]);
    }

    /// <summary>Some rows of a batch, in the order wanted.</summary>
    public RecordBatch Apply(RecordBatch batch, int start, int count)
    {
        var schema = new Schema(_order.Select(batch.Schema.GetFieldByIndex), batch.Schema.Metadata);
        return new(schema, _order.Select(i => start == 0 && count == batch.Length ? batch.Column(i) : ArrowArrayFactory.Slice(batch.Column(i), start, count)), count);
    }

    private static int Find(IReadOnlyList<SchemaField> fields, string name)
    {
        var field = fields.FirstOrDefault(field => field.Field.Name == name) ?? throw new LifecycleException(
            $"The Parquet file has no column '{name}', only {string.Join(", ", fields.Select(field => field.Field.Name))}.");
        return field.Children.Count == 0
            ? field.ColumnIndex
            : throw new LifecycleException($"Column '{name}' of the Parquet file is nested: name the other columns only, or flatten it first.");
    }
}
