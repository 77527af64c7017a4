using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Testing;

/// <summary>Trials for suites: without rows, with few and many, with and without something to compare with, with absurd answers.</summary>
internal static class TrialSamples
{
    private const int Many = 200;
    private static readonly DateTimeOffset Start = new(2012, 3, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All samples, with the metrics that a gate names; each gets better downwards and upwards.</summary>
    public static IEnumerable<Trial> For(ImmutableArray<string> metrics) =>
        from direction in new[] { MetricDirection.LowerIsBetter, MetricDirection.HigherIsBetter }
        from trial in Shapes()
        select trial with { Metrics = [.. metrics.Select(name => Error(name, direction))] };

    /// <summary>A trial without a row, and without metrics.</summary>
    public static Trial Empty { get; } = new() { Candidate = Rows(0, 1, 1), Metrics = [] };

    /// <summary>A trial with rows, without metrics.</summary>
    public static Trial Plain { get; } = Empty with { Candidate = Rows(Many, 1, 2), Champion = Rows(Many, 2, 3) };

    private static IEnumerable<Trial> Shapes()
    {
        foreach (var count in new[] { 0, 1, 2, 29, Many })
        {
            var trial = Empty with { Candidate = Rows(count, 1, 2) };
            yield return trial;
            yield return trial with { Champion = Rows(count, 2, 3), CandidateTrainedUntil = Start, ChampionTrainedUntil = Start.AddDays(-7), RowsSeenInTraining = 0 };
            yield return trial with { Champion = trial.Candidate, CandidateTrainedUntil = Start.AddDays(1), RowsSeenInTraining = count };
            yield return trial with { Baseline = Rows(count, 0.5, 4), BaselineName = "today's rule" };
            yield return trial with { Candidate = Filled(count, double.NaN), Baseline = Filled(count, double.NaN), BaselineName = "nothing" };
            yield return trial with { Candidate = Filled(count, double.PositiveInfinity), Champion = Filled(count, double.NegativeInfinity) };
        }
    }

    private static ScoredRows Rows(int count, double scale, ulong seed)
    {
        var chance = new SplitMix64(seed);
        return Filled(count, 0) with { Predictions = [.. Enumerable.Range(0, count).Select(_ => scale * chance.NextNormal())] };
    }

    private static ScoredRows Filled(int count, double answer) => new()
    {
        Times = [.. Enumerable.Range(0, count).Select(hour => Start.AddHours(hour))],
        Labels = [.. Enumerable.Repeat(0.0, count)],
        Predictions = [.. Enumerable.Repeat(answer, count)],
    };

    private static QualityMetric Error(string name, MetricDirection direction) => new()
    {
        Name = name,
        Direction = direction,
        Compute = static (labels, predictions) =>
        {
            var sum = 0.0;
            for (var i = 0; i < labels.Length; i++)
                sum += Math.Abs(labels[i] - predictions[i]);
            return sum / labels.Length;
        },
    };
}
