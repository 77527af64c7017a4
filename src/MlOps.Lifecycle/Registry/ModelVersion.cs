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

    /// <summary>The error for a version that does not exist, in the same words from every backend.</summary>
    /// <param name="environment">Where it was looked for.</param>
    /// <param name="id">The version that does not exist.</param>
    /// <param name="newest">The newest number of the model; 0 when it has no versions.</param>
    public static LifecycleException NotFound(EnvironmentName environment, ModelVersionId id, int newest) => new(newest == 0
        ? $"There is no model version {id}: model '{id.Model}' has no versions in environment '{environment}'. Register one first, or check the model's name and MlOps:Environment."
        : $"There is no model version {id}: the newest of model '{id.Model}' in environment '{environment}' is {id.Model}@{newest}. Use a number from 1 to {newest}.");
}
