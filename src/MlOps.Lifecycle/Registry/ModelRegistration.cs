using System.Collections.Immutable;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Registry;

/// <summary>What is asked to become a model version. Registering the same twice gives the same version.</summary>
public sealed record ModelRegistration
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The name of the format that loads the artifact, for example <c>mlnet</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The stored bytes.</summary>
    public required BlobInfo Artifact { get; init; }

    /// <summary>The identity of the model itself, equal for identical fits even where the artifact's bytes differ.</summary>
    public required ContentDigest CanonicalDigest { get; init; }

    /// <summary>The columns that the model reads.</summary>
    public required TableSchema Inputs { get; init; }

    /// <summary>What made it.</summary>
    public required ModelLineage Lineage { get; init; }

    /// <summary>Figures at registration by name, for example <c>train-mae</c>.</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Who registers.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for people; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Makes registration act once: the same key finds the same version. Null derives it from the canonical digest and the lineage.</summary>
    public string? Key { get; init; }
}
