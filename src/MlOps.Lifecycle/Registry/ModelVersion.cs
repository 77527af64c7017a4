using System.Collections.Immutable;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Registry;

/// <summary>One immutable version of a model.</summary>
public sealed record ModelVersion
{
    /// <summary>The version, numbered by the store.</summary>
    public required ModelVersionId Id { get; init; }

    /// <summary>The name of the format that loads the artifact.</summary>
    public required string Format { get; init; }

    /// <summary>The stored bytes.</summary>
    public required BlobInfo Artifact { get; init; }

    /// <summary>The identity of the model itself, equal for identical fits even where the artifact's bytes differ.</summary>
    public required ContentDigest CanonicalDigest { get; init; }

    /// <summary>The columns that the model reads.</summary>
    public required TableSchema Inputs { get; init; }

    /// <summary>What made it.</summary>
    public required ModelLineage Lineage { get; init; }

    /// <summary>Figures at registration by name.</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Who registered it.</summary>
    public required Actor RegisteredBy { get; init; }

    /// <summary>When, by the store's clock.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Why, for people; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The key that makes registration act once.</summary>
    public required string Key { get; init; }
}
