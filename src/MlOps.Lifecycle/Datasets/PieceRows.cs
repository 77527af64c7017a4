using Apache.Arrow;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>A batch as a segment holds it, and which of its rows belong to the pieces that were asked for.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="FirstRow">The position of the batch's first row in the segment.</param>
/// <param name="Batch">The rows.</param>
/// <param name="Runs">The runs of rows that belong, counted from the start of the batch; at least one.</param>
internal readonly record struct PieceRows(ContentDigest Segment, long FirstRow, RecordBatch Batch, IReadOnlyList<RowRange> Runs)
{
    /// <summary>The rows that belong, run by run. Valid as long as the batch is.</summary>
    public IEnumerable<RecordBatch> Parts()
    {
        var batch = Batch;
        return Runs.Select(run => run.Count == batch.Length ? batch : batch.Slice((int)run.First, (int)run.Count));
    }
}
