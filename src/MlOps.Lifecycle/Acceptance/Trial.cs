using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>What gates judge: answers of candidate, champion and baseline on the same rows, in order of time.</summary>
public sealed record Trial
{
    /// <summary>The candidate's rows.</summary>
    public required ScoredRows Candidate { get; init; }

    /// <summary>The champion's answers on the same rows; null when there is no champion.</summary>
    public ScoredRows? Champion { get; init; }

    /// <summary>The baseline's answers on the same rows; null when there is no baseline.</summary>
    public ScoredRows? Baseline { get; init; }

    /// <summary>The baseline's name, for example <c>seasonal-naive (7 days)</c>; null when there is none.</summary>
    public string? BaselineName { get; init; }

    /// <summary>The metrics by name, value per day included.</summary>
    public required ImmutableArray<QualityMetric> Metrics { get; init; }

    /// <summary>Where the candidate's training rows end; null when they have no time.</summary>
    public DateTimeOffset? CandidateTrainedUntil { get; init; }

    /// <summary>Where the champion's training rows end; null without a champion or a time.</summary>
    public DateTimeOffset? ChampionTrainedUntil { get; init; }

    /// <summary>How many of the rows to judge candidate or champion were trained on, found by id; null when there is no id to find them by.</summary>
    public long? RowsSeenInTraining { get; init; }

    /// <summary>The seed of resampling, so that the same rows give the same answer.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A metric by name, or null.</summary>
    /// <param name="name">The name.</param>
    public QualityMetric? FindMetric(string name) => Metrics.FirstOrDefault(metric => metric.Name == name);
}
