using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Acceptance;

/// <summary>Hourly rows whose labels are zero, so that predictions are errors.</summary>
internal static class Trials
{
    public static readonly DateTimeOffset Start = new(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<QualityMetric> Metrics { get; } = [.. QualityEvaluators.Regression().Metrics, .. QualityEvaluators.BinaryClassification().Metrics];

    public static Trial Of(ScoredRows candidate, ScoredRows? champion = null) => new()
    {
        Candidate = candidate,
        Champion = champion,
        Metrics = Metrics,
        CandidateTrainedUntil = Start,
        ChampionTrainedUntil = champion is null ? null : Start.AddDays(-7),
        RowsSeenInTraining = 0,
    };

    public static ScoredRows Rows(IEnumerable<double> errors)
    {
        ImmutableArray<double> all = [.. errors];
        return new()
        {
            Times = [.. Enumerable.Range(0, all.Length).Select(hour => Start.AddHours(hour))],
            Labels = [.. all.Select(_ => 0.0)],
            Predictions = all,
        };
    }

    public static ScoredRows With(this ScoredRows rows, ImmutableArray<double> labels) => rows with { Labels = labels };

    /// <summary>Normal errors, each for itself.</summary>
    public static IEnumerable<double> Noise(int count, double scale, ulong seed, double shift = 0)
    {
        var chance = new SplitMix64(seed);
        for (var i = 0; i < count; i++)
            yield return shift + (scale * chance.NextNormal());
    }
}
