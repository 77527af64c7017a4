using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>An immutable file of rows in the blob store, shared by all dataset versions that name it.</summary>
public sealed record Segment
{
    /// <summary>The blob that holds the rows.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The name of the <see cref="ISegmentFormat"/> that reads it, for example <c>parquet</c>.</summary>
    public required string Format { get; init; }

    /// <summary>How many rows it holds.</summary>
    public required long RowCount { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The smallest window that holds all its times; null without a time column or without times in it.</summary>
    public TimeWindow? TimeRange { get; init; }
}
