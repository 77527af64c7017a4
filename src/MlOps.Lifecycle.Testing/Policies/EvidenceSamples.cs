using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Testing;

/// <summary>Evidence for suites: nothing known, everything known, absurd numbers, and many seeded mixtures of them.</summary>
internal static class EvidenceSamples
{
    private const int Mixtures = 200;
    private const ulong Seed = 20120305;
    private static readonly DateTimeOffset Noon = new(2012, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly double[] Numbers = [0, 0.02, 40, 45, 60, 200, -5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue];
    private static readonly string[] Metrics = ["mae", "auc", "gain"];

    /// <summary>Only the model and the time are known.</summary>
    public static Evidence Blank { get; } = Evidence.For("demand", Noon);

    /// <summary>All samples, the blank one included.</summary>
    public static ImmutableArray<Evidence> All { get; } = [Blank, .. Mix()];

    private static IEnumerable<Evidence> Mix()
    {
        var chance = new SplitMix64(Seed);
        for (var i = 0; i < Mixtures; i++)
        {
            Evidence[] history = [.. Enumerable.Range(1, chance.NextIndex(8)).Select(weeks => One(chance, Noon.AddDays(-7 * weeks)))];
            yield return One(chance, Noon).WithHistory(history);
        }
    }

    private static Evidence One(SplitMix64 chance, DateTimeOffset at)
    {
        var evidence = Evidence.For("demand", at);
        if (Heads(chance))
            evidence = evidence.WithWindow(at.AddDays(-7), at);
        if (Heads(chance))
            evidence = evidence.WithLabels(Pick(chance, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(60), TimeSpan.MaxValue), Heads(chance) ? TimeSpan.FromDays(30) : null);
        if (Heads(chance))
            evidence = evidence with { ChampionSince = at.AddDays(-chance.NextIndex(50)) };
        if (Heads(chance))
            evidence = evidence.WithRuns([.. Enumerable.Range(0, chance.NextIndex(5)).Select(_ => new RunEvidence(at.AddHours(-chance.NextIndex(2000)), Pick(chance, Enum.GetValues<RunOutcome>()), Heads(chance) ? 50 : null))]);
        if (Heads(chance))
            evidence = evidence.WithRunOpen(Heads(chance));
        if (Heads(chance))
            evidence = evidence.WithNewRows(chance.NextIndex(5000));
        if (Heads(chance))
            evidence = evidence.WithLabeledRows(chance.NextIndex(500));
        if (Heads(chance))
            evidence = Heads(chance) ? evidence.WithFeed() : evidence.WithFeed("temp", "The unit of temp changed.", breaking: Heads(chance));
        if (Heads(chance))
            evidence = evidence.WithSchemaChange(new SchemaChange { Kind = Pick(chance, Enum.GetValues<SchemaChangeKind>()), Column = "hum", Breaking = Heads(chance), Sentence = "hum changed." });
        if (Heads(chance))
            evidence = evidence.WithNoticed(new NoticedDrift(at.AddDays(-chance.NextIndex(200)), ["temp"]));
        if (Heads(chance))
            evidence = evidence.WithColumn("temp", Pick(chance, Enum.GetValues<DriftVerdict>()), Pick(chance, Numbers)).WithColumn("hum", Pick(chance, Enum.GetValues<DriftVerdict>()));
        return Heads(chance) ? evidence with { Quality = [.. Metrics.Where(_ => Heads(chance)).Select(metric => Measured(chance, metric, at))] } : evidence;
    }

    private static QualityEvidence Measured(SplitMix64 chance, string metric, DateTimeOffset at)
    {
        var (current, width) = (Pick(chance, Numbers), Pick(chance, 0, 1, 10, double.PositiveInfinity));
        var direction = metric is "mae" ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter;
        return new()
        {
            Metric = metric,
            Direction = direction,
            Reference = Heads(chance) ? Pick(chance, Numbers) : null,
            Current = Heads(chance) ? current : null,
            CurrentInterval = Heads(chance) ? new(current - width, current + width) : null,
            Window = Heads(chance) ? new(at.AddDays(-14), at.AddDays(-7)) : null,
            IsMature = Heads(chance),
            MatureAt = Heads(chance) ? at.AddDays(chance.NextIndex(10) - 5) : null,
            Band = Heads(chance) ? new() { Metric = metric, Direction = direction, Tolerated = 45, Replace = metric is "mae" ? 90 : 10 } : null,
            IsValue = metric is "gain",
        };
    }

    private static bool Heads(SplitMix64 chance) => chance.NextIndex(2) == 0;

    private static T Pick<T>(SplitMix64 chance, params T[] from) => from[chance.NextIndex(from.Length)];
}
