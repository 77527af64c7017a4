using System.Collections.Immutable;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Training;

/// <summary>A fitted model whose bytes are stored: what a run keeps of it until it is registered.</summary>
public sealed record FittedModel
{
    /// <summary>The name of the <see cref="IModelFormat"/> that loads it.</summary>
    public required string Format { get; init; }

    /// <summary>The stored bytes.</summary>
    public required BlobInfo Artifact { get; init; }

    /// <summary>The identity of the model itself.</summary>
    public required ContentDigest CanonicalDigest { get; init; }

    /// <summary>The shape of the pipeline and its pinned settings.</summary>
    public required ModelArchitecture Architecture { get; init; }

    /// <summary>Figures of the training itself.</summary>
    public ImmutableSortedDictionary<string, double> Figures { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}
