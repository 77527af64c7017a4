namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>One version: what is asked for by itself in columns, the rest as documents. Never changed.</summary>
internal sealed class ModelVersionEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required int Number { get; init; }

    public required string Key { get; init; }

    public required string Format { get; init; }

    public required string ArtifactDigest { get; init; }

    public required long ArtifactLength { get; init; }

    public required string CanonicalDigest { get; init; }

    public required string Inputs { get; init; }

    public required string Lineage { get; init; }

    public required string Metrics { get; init; }

    public required string RegisteredBy { get; init; }

    public required long RegisteredAt { get; init; }

    public required string Reason { get; init; }
}
