using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Cuts a stream of batches into blocks of one size, so that files do not depend on how the rows arrived.</summary>
internal sealed class BlockBuffer(TableSchema schema)
{
    internal const int BlockRows = 65_536;
    private const long MaximumTextBytes = 64L * 1024 * 1024;

    /// <summary>Text is looked at this often: the size of a block of long texts stays bounded.</summary>
    private const int Stride = 1024;

    private readonly Schema _arrow = ArrowTypes.ToArrow(schema);
    private readonly ColumnBuffer[] _columns = [.. schema.Select(column => new ColumnBuffer(column.Type))];
    private int _rows;

    public bool IsEmpty => _rows == 0;

    /// <summary>Takes rows until the block is full.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first row to take.</param>
    /// <returns>The row behind the last one taken; when it is not the end, <see cref="Take"/> the block and add the rest.</returns>
    public int Add(RecordBatch batch, int start)
    {
        while (start < batch.Length && !IsFull())
        {
            if (_rows == 0)
                System.Array.ForEach(_columns, column => column.Clear());
            var count = Math.Min(Math.Min(batch.Length - start, Stride - (_rows % Stride)), BlockRows - _rows);
            for (var i = 0; i < _columns.Length; i++)
                _columns[i].Add(batch.Column(i), start, count);
            start += count;
            _rows += count;
        }

        return start;
    }

    /// <summary>Whether the block must be taken before more rows are added.</summary>
    public bool IsFull() => _rows == BlockRows || (_rows % Stride == 0 && _rows > 0 && _columns.Sum(column => column.TextBytes) >= MaximumTextBytes);

    /// <summary>The rows collected. Valid until rows are added again.</summary>
    public RecordBatch Take()
    {
        var block = new RecordBatch(_arrow, _columns.Select(column => column.Take()), _rows);
        _rows = 0;
        return block;
    }
}
