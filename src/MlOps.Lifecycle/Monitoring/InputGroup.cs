using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Rows of one window that came with one schema.</summary>
internal sealed class InputGroup(TableSchema first) : IDisposable
{
    private readonly List<RecordBatch> _batches = [];
    private readonly List<(RowPick Pick, RecordedRow Row)> _rows = [];

    public TableSchema Schema { get; private set; } = first;

    public int Count => _rows.Count;

    /// <summary>Whether a batch came with the same columns; whether values may be missing does not count, because it often is what the data of one file happened to show.</summary>
    public bool Fits(TableSchema schema) => Loose(schema).Equals(Loose(Schema));

    /// <summary>Adds the rows of a batch that are still in the dictionary, and takes them out of it.</summary>
    public void Add(TableSchema schema, RecordBatch batch, Dictionary<string, RecordedRow> rows)
    {
        Schema = new(Schema.Zip(schema, (known, added) => known with { IsNullable = known.IsNullable || added.IsNullable }));
        var source = _batches.Count;
        _batches.Add(batch);
        var ids = batch.Column(Schema.WithRole(ColumnRole.Id).First().Name);
        for (var i = 0; i < batch.Length; i++)
        {
            var id = ids is StringArray texts ? texts.GetString(i) : ((Int64Array)ids).Values[i].ToString(CultureInfo.InvariantCulture);
            if (rows.Remove(id, out var row))
                _rows.Add((new(source, i), row));
        }
    }

    /// <summary>The rows in order of time; with a label column when at least one label is known.</summary>
    public RecordedInputs Build(ColumnSchema label)
    {
        (RowPick Pick, RecordedRow Row)[] ordered = [.. _rows.OrderBy(row => row.Row.Time).ThenBy(row => row.Row.Id, StringComparer.Ordinal)];
        RowPick[] picks = [.. ordered.Select(row => row.Pick)];
        ColumnSchema[] columns = [.. Schema.Where(column => column.Role is not ColumnRole.Label && column.Name != label.Name)];
        var arrays = columns.Select(column => ColumnGatherer.Gather(column, [.. _batches.Select(batch => batch.Column(column.Name))], picks)).ToList();
        var labels = ordered.Select(row => row.Row.Label).ToArray();
        if (labels.Any(value => value is not null))
        {
            var joined = label with { Type = Fits(label.Type, labels) ? label.Type : ColumnType.Number };
            columns = [.. columns, joined];
            arrays.Add(Join(joined, labels));
        }

        var result = new TableSchema(columns);
        return new(result, [new RecordBatch(ArrowTypes.ToArrow(result), arrays, ordered.Length)]);
    }

    public void Dispose()
    {
        foreach (var batch in _batches)
            batch.Dispose();
    }

    private static TableSchema Loose(TableSchema schema) => new(schema.Select(column => column with { IsNullable = true }));

    private static bool Fits(ColumnType type, double?[] labels) => type switch
    {
        ColumnType.Integer => labels.All(value => value is null || (Math.Truncate(value.Value) == value && Math.Abs(value.Value) <= 1L << 53)),
        ColumnType.Boolean => labels.All(value => value is null or 0 or 1),
        _ => false,
    };

    private static IArrowArray Join(ColumnSchema column, double?[] labels)
    {
        var numbers = new DoubleArray.Builder().Reserve(labels.Length);
        var whole = new Int64Array.Builder().Reserve(labels.Length);
        var flags = new BooleanArray.Builder().Reserve(labels.Length);
        foreach (var label in labels)
        {
            _ = (column.Type, label) switch
            {
                (ColumnType.Integer, { } value) => (object)whole.Append((long)value),
                (ColumnType.Integer, null) => whole.AppendNull(),
                (ColumnType.Boolean, { } value) => flags.Append(value == 1),
                (ColumnType.Boolean, null) => flags.AppendNull(),
                (_, { } value) => numbers.Append(value),
                _ => numbers.AppendNull(),
            };
        }

        return column.Type switch { ColumnType.Integer => whole.Build(ManagedMemory.Allocator), ColumnType.Boolean => flags.Build(ManagedMemory.Allocator), _ => numbers.Build(ManagedMemory.Allocator) };
    }
}
