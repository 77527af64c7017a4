using System.Diagnostics;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>Measures two ways alternately in one process, so that what disturbs the machine disturbs both.</summary>
internal static class RatioMeter
{
    private const int Rounds = 9;
    private static readonly TimeSpan LeastSample = TimeSpan.FromMilliseconds(40);
    private const int LeastCalls = 20;
    private static readonly TimeSpan MostWarmUp = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>The times of both ways, one pair per round.</summary>
    public static IReadOnlyList<(double Baseline, double Ours)> Measure(Contest contest)
    {
        var baselineCalls = WarmUp(contest.Baseline, contest.ByWallTime);
        var ourCalls = WarmUp(contest.Ours, contest.ByWallTime);
        var rounds = new List<(double, double)>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            var baseline = Time(contest.Baseline, baselineCalls, contest.ByWallTime);
            rounds.Add((baseline, Time(contest.Ours, ourCalls, contest.ByWallTime)));
        }

        return rounds;
    }

    /// <summary>Runs until the compiler is done, and says how many calls make a sample.</summary>
    private static int WarmUp(Action action, bool byWallTime)
    {
        var watch = Stopwatch.StartNew();
        double best = double.MaxValue, one = double.MaxValue;
        int calls = 0, steady = 0;
        while ((watch.Elapsed < LeastWarmUp || calls < LeastCalls || steady < 5) && watch.Elapsed < MostWarmUp)
        {
            // The compiler works in the background: code is ready when calls get no faster any more.
            one = Time(action, 1, byWallTime);
            steady = one < 0.95 * best ? 0 : steady + 1;
            best = Math.Min(best, one);
            calls++;
        }

        return Math.Clamp((int)Math.Ceiling(LeastSample.TotalSeconds / Math.Max(one, 1e-7)), 1, 1_000_000);
    }

    private static double Time(Action action, int calls, bool byWallTime)
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.UserTime;
        for (var call = 0; call < calls; call++)
            action();
        return (byWallTime ? watch.Elapsed : Environment.CpuUsage.UserTime - before).TotalSeconds / calls;
    }
}
