using System.Collections.Immutable;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Registry;

/// <summary>What made a model version: enough to find it all again.</summary>
public sealed record ModelLineage
{
    /// <summary>The rows that it was trained on; null when it was not trained here.</summary>
    public DatasetVersionId? TrainingData { get; init; }

    /// <summary>The stretch of time those rows cover; null when they have no time.</summary>
    public TimeWindow? TrainingWindow { get; init; }

    /// <summary>The code that trained it.</summary>
    public CodeVersion Code { get; init; }

    /// <summary>The trainer, usually its type; null when it was not trained here.</summary>
    public string? Trainer { get; init; }

    /// <summary>The identity of pipeline shape and pinned settings; the default value when unknown. Continuous training keeps it.</summary>
    public ContentDigest Architecture { get; init; }

    /// <summary>Pinned settings by name, in their invariant text form.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The seed of everything random; null when unknown.</summary>
    public int? Seed { get; init; }

    /// <summary>The version that this one was retrained from; null for the first of its kind.</summary>
    public ModelVersionId? Parent { get; init; }

    /// <summary>The run that made it; null when it was registered by hand.</summary>
    public RunId? Run { get; init; }

    /// <inheritdoc/>
    public bool Equals(ModelLineage? other) =>
        other is not null && TrainingData == other.TrainingData && TrainingWindow == other.TrainingWindow && Code == other.Code
        && Trainer == other.Trainer && Architecture == other.Architecture && Seed == other.Seed && Parent == other.Parent && Run == other.Run
        && Settings.SequenceEqual(other.Settings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TrainingData, TrainingWindow, Code, Trainer, Architecture, Seed, Parent, Run);
}
