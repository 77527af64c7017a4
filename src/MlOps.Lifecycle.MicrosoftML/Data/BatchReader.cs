using Apache.Arrow;
using Microsoft.ML;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>The active columns of the batch that is read at the moment, and their getters. What cursors and single rows have in common.</summary>
internal sealed class BatchReader
{
    private readonly DataViewSchema _schema;
    private readonly BatchColumn?[] _columns;
    private readonly Delegate?[] _getters;

    public BatchReader(TableSchema columns, DataViewSchema schema, Func<int, bool> isActive)
    {
        _schema = schema;
        _columns = [.. columns.Select((column, i) => isActive(i) ? BatchColumn.Create(column) : null)];
        _getters = [.. _columns.Select(column => column?.CreateGetter(Row))];
    }

    public RowPosition Row { get; } = new();

    /// <summary>Goes to the front of a batch.</summary>
    /// <param name="arrays">One array per column of the schema; null where the batch has none.</param>
    /// <param name="rows">The number of rows.</param>
    public void Load(ReadOnlySpan<IArrowArray?> arrays, int rows)
    {
        for (var i = 0; i < _columns.Length; i++)
            _columns[i]?.Load(arrays[i], rows);
        Row.Index = -1;
    }

    public bool IsMissing(int column) => _columns[column]!.IsMissing(Row.Index);

    public bool IsActive(DataViewSchema.Column column) => Check(column) && _columns[column.Index] is not null;

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column))
            throw new InvalidOperationException($"Column '{column.Name}' was not asked for when the cursor was made.");
        return _getters[column.Index] as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type}, not {typeof(TValue)}.");
    }

    private bool Check(DataViewSchema.Column column) =>
        column.Index < _schema.Count && _schema[column.Index].Name == column.Name
            ? true
            : throw new ArgumentOutOfRangeException(nameof(column), column.Name, "The column belongs to another view.");
}
