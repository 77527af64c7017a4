using Apache.Arrow;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>A batch of rows and where they lie.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="FirstRow">The position of the batch's first row in the segment.</param>
/// <param name="Batch">The rows.</param>
internal readonly record struct PieceRows(ContentDigest Segment, long FirstRow, RecordBatch Batch);
