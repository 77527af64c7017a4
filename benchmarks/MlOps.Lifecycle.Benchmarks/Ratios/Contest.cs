namespace MlOps.Lifecycle.Benchmarks;

/// <summary>Two ways to the same result on the same data.</summary>
/// <param name="Baseline">What a user writes without the library, allocations included; or the unit in which a cost is counted.</param>
/// <param name="Ours">The library.</param>
/// <param name="FindDifference">Compares both results before anything is measured; null when they agree.</param>
internal sealed record Contest(Action Baseline, Action Ours, Func<string?> FindDifference)
{
    /// <summary>Whether wall time counts instead of CPU time: for what two threads save.</summary>
    public bool ByWallTime { get; init; }
}
