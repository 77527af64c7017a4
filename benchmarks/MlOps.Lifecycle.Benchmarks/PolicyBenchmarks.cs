using BenchmarkDotNet.Attributes;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>One decision of the recommended policy on a year of weekly evidence.</summary>
[MemoryDiagnoser]
public class PolicyBenchmarks
{
    private Evidence _evidence = null!;

    [GlobalSetup]
    public void Setup()
    {
        var start = new DateTimeOffset(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);
        _evidence = Week(start.AddDays(7 * 52)).WithHistory([.. Enumerable.Range(0, 52).Select(week => Week(start.AddDays(7 * week)))]);
    }

    [Benchmark]
    public Decision Decide() => RetrainingPolicy.Recommended.Decide(_evidence);

    private static Evidence Week(DateTimeOffset at) => Evidence.For("demand", at)
        .WithWindow(at.AddDays(-7), at)
        .WithLabels(TimeSpan.FromDays(1))
        .WithRuns()
        .WithFeed()
        .WithSchemaChange()
        .WithColumn("temp", at.Day < 15 ? DriftVerdict.Drifted : DriftVerdict.NotDrifted, effect: 0.2)
        .WithQuality("mae", reference: 40, current: 45, interval: (42, 48));
}
