using System.Collections.Immutable;

namespace MlOps.Lifecycle.Scoring;

/// <summary>
/// What stays the same when a model is trained again: the shape of the pipeline and its pinned settings. Continuous
/// training keeps it; a trainer that changes it is doing redevelopment.
/// </summary>
public sealed record ModelArchitecture
{
    /// <summary>The shape, for example <c>concatenate, fast-tree-regression</c>.</summary>
    public required string Pipeline { get; init; }

    /// <summary>Pinned settings by name, for example <c>trees = 100</c>, in their invariant text form.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
