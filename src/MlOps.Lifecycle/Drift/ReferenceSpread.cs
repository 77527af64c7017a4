using System.Collections.Immutable;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>
/// How much windows of a reference differ from each other. Data in the order of time are not independent: weather, weekdays and
/// fashions make every window differ from the whole, so a window is judged by what is usual among windows.
/// </summary>
/// <remarks>Immutable and thread-safe; depends on the reference and the plan only, so measure it once per reference. See docs/drift/windowed-monitoring.md.</remarks>
public sealed record ReferenceSpread
{
    /// <summary>The number of windows.</summary>
    public required int Windows { get; init; }

    /// <summary>The number of windows that the rate of false alarms needs at least.</summary>
    public required int WindowsNeeded { get; init; }

    /// <summary>How often a window without any change may show drift in some column.</summary>
    public required double FalseAlarmRate { get; init; }

    /// <summary>How many deviations above its mean the effect of some column may lie; null with too few windows, negative infinity when no window of the reference reached a practical minimum.</summary>
    public double? Limit { get; init; }

    /// <summary>One entry per column and detector.</summary>
    public required ImmutableArray<ColumnSpread> Columns { get; init; }

    /// <summary>Measures each window against all others.</summary>
    /// <param name="referenceWindows">Windows of the reference, of the length of those that will be judged; all with the same columns.</param>
    /// <param name="plan">The plan whose detectors and rate of false alarms count.</param>
    /// <param name="cancellationToken">Stops measuring.</param>
    /// <exception cref="LifecycleException">A window has other columns than the first.</exception>
    public static ReferenceSpread Measure(IReadOnlyList<TableSample> referenceWindows, DriftPlan plan, CancellationToken cancellationToken = default)
    {
        var needed = RankLimit.CountNeeded(plan.FalseAlarmRate);
        if (referenceWindows.Count < 2)
            return new() { Windows = referenceWindows.Count, WindowsNeeded = needed, FalseAlarmRate = plan.FalseAlarmRate, Columns = [] };

        var all = TableSample.Merge(referenceWindows);
        var reports = new List<ImmutableArray<DriftFinding>>(referenceWindows.Count);
        foreach (var window in referenceWindows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reports.Add(TableComparison.Compare(all.Without(window), window, plan, cancellationToken).Findings);
        }

        var columns = WindowEffects.Of(reports);
        var limit = RankLimit.Find(columns.Count == 0 ? [] : WindowEffects.Largest(columns, reports.Count), plan.FalseAlarmRate);
        return new()
        {
            Windows = referenceWindows.Count,
            WindowsNeeded = needed,
            FalseAlarmRate = plan.FalseAlarmRate,
            Limit = limit.Limit,
            Columns = [.. columns.Select(column => column.ToSpread(limit.Limit, needed))],
        };
    }

    /// <summary>The spread of one column as one detector measures it, or null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="detector">The detector.</param>
    public ColumnSpread? Find(string column, string detector) => Columns.FirstOrDefault(spread => spread.Column == column && spread.Detector == detector);
}
