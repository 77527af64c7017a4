using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>One row that moves through any number of batches while ML.NET's mappers stay connected to it.</summary>
/// <remarks>The position never repeats, because mappers keep what they computed for a position.</remarks>
internal sealed class RecordBatchRow : DataViewRow
{
    private readonly BatchReader _reader;
    private long _position = -1;

    public RecordBatchRow(TableSchema columns, DataViewSchema schema, Func<int, bool> isActive)
    {
        Schema = schema;
        _reader = new(columns, schema, isActive);
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public void Load(ReadOnlySpan<IArrowArray?> arrays, int rows) => _reader.Load(arrays, rows);

    public void MoveNext()
    {
        _reader.Row.Index++;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _reader.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _reader.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_position, 0);
}
