using System.Collections.Immutable;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Training;

/// <summary>What a trainer returns.</summary>
public sealed record TrainedModel
{
    /// <summary>The name of the <see cref="IModelFormat"/> that loads the artifact.</summary>
    public required string Format { get; init; }

    /// <summary>The bytes to keep.</summary>
    public required ReadOnlyMemory<byte> Artifact { get; init; }

    /// <summary>The identity of the model itself, equal for identical fits even where the artifact's bytes differ (time stamps in archives).</summary>
    public required ContentDigest CanonicalDigest { get; init; }

    /// <summary>The shape of the pipeline and its pinned settings.</summary>
    public required ModelArchitecture Architecture { get; init; }

    /// <summary>Figures of the training itself, for the record, for example <c>train-mae</c>.</summary>
    public ImmutableSortedDictionary<string, double> Figures { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}
