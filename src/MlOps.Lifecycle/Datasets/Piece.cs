using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>A run of rows of one segment. The pieces of a version, in order, are its rows.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="FirstRow">The first row within the segment, counted from 0.</param>
/// <param name="RowCount">How many rows.</param>
public readonly record struct Piece(ContentDigest Segment, long FirstRow, long RowCount);
