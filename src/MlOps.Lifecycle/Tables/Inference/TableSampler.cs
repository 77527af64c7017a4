using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Keeps rows that are evenly spread over a stream of any length, in bounded memory.</summary>
internal sealed class TableSampler
{
    private const int Capacity = 1 << 16;
    private readonly SampledColumn[] _columns;
    private readonly TableSchema _schema;
    private int _stride = 1;
    private int _kept;

    /// <summary>Begins a sample.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="declared">Per column, whether its role was declared and is not to be inferred.</param>
    public TableSampler(TableSchema schema, IEnumerable<bool> declared)
    {
        _schema = schema;
        _columns = [.. schema.Zip(declared, (column, isDeclared) => new SampledColumn(column, isDeclared))];
    }

    public IReadOnlyList<SampledColumn> Columns => _columns;

    /// <summary>All rows, sampled or not.</summary>
    public long RowCount { get; private set; }

    public void Add(RecordBatch batch)
    {
        if (batch.ColumnCount != _schema.Count || Enumerable.Range(0, _schema.Count).Any(i => batch.Schema.GetFieldByIndex(i).Name != _schema[i].Name))
        {
            throw new LifecycleException(
                $"A batch has the columns {string.Join(", ", batch.Schema.FieldsList.Select(f => f.Name))} after one with {string.Join(", ", _schema.Select(c => c.Name))}: infer the schema of each kind of batch by itself.");
        }

        var first = (int)((_stride - (RowCount % _stride)) % _stride);
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Column(i), first, _stride);
        RowCount += batch.Length;
        _kept += batch.Length > first ? ((batch.Length - first - 1) / _stride) + 1 : 0;
        while (_kept > Capacity)
        {
            _kept = (_kept + 1) / 2;
            _stride *= 2;
            foreach (var column in _columns)
                column.Halve();
        }
    }
}
