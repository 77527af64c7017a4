using System.Collections.Immutable;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>One immutable state of a dataset: columns, the pieces that are its rows, identity and lineage.</summary>
public sealed record DatasetVersion
{
    /// <summary>The version.</summary>
    public required DatasetVersionId Id { get; init; }

    /// <summary>How it came about.</summary>
    public required DatasetVersionKind Kind { get; init; }

    /// <summary>The columns with their roles.</summary>
    public required TableSchema Schema { get; init; }

    /// <summary>The rows, in order.</summary>
    public required ImmutableArray<Piece> Pieces { get; init; }

    /// <summary>The segments that the pieces name, each once, in order of first use.</summary>
    public required ImmutableArray<Segment> Segments { get; init; }

    /// <summary>How many rows there are.</summary>
    public required long RowCount { get; init; }

    /// <summary>The identity of the content.</summary>
    public required DatasetDigest Digest { get; init; }

    /// <summary>The identity of each column, in the order of <see cref="Schema"/>.</summary>
    public required ImmutableArray<ColumnDigest> ColumnDigests { get; init; }

    /// <summary>The version it was made from; null when all rows were given.</summary>
    public DatasetVersionId? Parent { get; init; }

    /// <summary>Which rows of the parent were chosen; null unless <see cref="Kind"/> is <see cref="DatasetVersionKind.Selected"/>.</summary>
    public DatasetSelection? Selection { get; init; }

    /// <summary>The smallest window that holds all times of the column with the time role; null without such a column or times.</summary>
    public TimeWindow? TimeRange { get; init; }

    /// <summary>Who made it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>The code that made the rows, as it was given; null when unknown.</summary>
    public string? CodeVersion { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote, of this or an earlier release.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="LifecycleException">The text is no dataset version, or a later release wrote it.</exception>
    public static DatasetVersion FromJson(string json) => DatasetManifest.Read(json);

    /// <summary>Everything as JSON with a format version, on one line; the same version gives the same text.</summary>
    public string ToJson() => DatasetManifest.Write(this);

    /// <summary>The version for people, for example <c>payments@3: 12,345 rows, 7 columns</c>.</summary>
    public override string ToString() => $"{Id}: {PlainNumber.Count(RowCount, "row")}, {PlainNumber.Count(Schema.Count, "column")}";
}
