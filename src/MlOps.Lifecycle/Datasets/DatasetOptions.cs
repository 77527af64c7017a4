using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Settings of dataset versions. They change how rows are stored, never what a version is: its digest stays the same.</summary>
public sealed class DatasetOptions
{
    internal const string DefaultSegmentFormat = ArrowSegmentFormat.FormatName;
    internal const int DefaultMaximumSegmentRows = 1_048_576;
    internal const int DefaultMaximumSegmentBytes = 32 * 1024 * 1024;
    internal const int DefaultMaximumPieces = 1024;

    /// <summary>The format of new segments. Segments of every registered format are read.</summary>
    /// <value>The name of a registered <see cref="ISegmentFormat"/>; <c>arrow</c> by default, <c>parquet</c> after <c>UseParquetSegments</c>.</value>
    [Required]
    public string SegmentFormat { get; set; } = DefaultSegmentFormat;

    /// <summary>A segment is closed at this many rows.</summary>
    /// <value>1 to 1073741824; 1048576 by default.</value>
    [Range(1, 1 << 30)]
    public int MaximumSegmentRows { get; set; } = DefaultMaximumSegmentRows;

    /// <summary>A segment is closed at this many bytes, and held in memory until then.</summary>
    /// <value>1 to 1073741824; 32 MiB by default.</value>
    [Range(1, 1 << 30)]
    public int MaximumSegmentBytes { get; set; } = DefaultMaximumSegmentBytes;

    /// <summary>A selection that would consist of more runs of rows than this is copied into new segments.</summary>
    /// <value>1 to 1000000; 1024 by default.</value>
    [Range(1, 1_000_000)]
    public int MaximumPieces { get; set; } = DefaultMaximumPieces;
}
