using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Whether the bytes and rows of a version are what they were when it was made.</summary>
public sealed record DatasetVerification
{
    /// <summary>The version.</summary>
    public required DatasetVersionId Id { get; init; }

    /// <summary>Whether everything was read and nothing differs.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>The first segment that is missing, changed or holds other rows; null when all are well.</summary>
    public ContentDigest? Segment { get; init; }

    /// <summary>The first column whose values differ from its digest; null when all agree or a segment could not be read.</summary>
    public string? Column { get; init; }

    /// <summary>The outcome for people, with the next step.</summary>
    public required string Sentence { get; init; }
}
