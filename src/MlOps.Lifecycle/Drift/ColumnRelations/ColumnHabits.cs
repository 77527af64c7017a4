using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>What is usual for one column by itself: which values occur, and how far it steps from one row to the next at each time of day.</summary>
internal sealed class ColumnHabits
{
    private const int HoursPerDay = 24;
    private const int MinimumStepsPerHour = 10;
    private const double LongestGap = 1.5; // Of the usual time between two rows: a step across a hole says nothing.

    private readonly double[] _seen;
    private readonly double _usuallyNew;
    private readonly double[] _stepAt;
    private readonly double _stepScale;
    private readonly double _gap;

    private ColumnHabits(double[] seen, double usuallyNew, double[] stepAt, double stepScale, double gap)
    {
        (_seen, _usuallyNew, _stepAt, _stepScale, _gap) = (seen, usuallyNew, stepAt, stepScale, gap);
    }

    public static ColumnHabits Learn(FeedRows rows, double[] values, int[] windowOf)
    {
        var gap = rows.Count < 2 ? 0 : Robust.MedianOf([.. Enumerable.Range(1, rows.Count - 1).Select(i => (double)(rows.Ticks[i] - rows.Ticks[i - 1]))]);
        var steps = Enumerable.Range(1, Math.Max(0, rows.Count - 1))
            .Where(i => !double.IsNaN(values[i] - values[i - 1]) && rows.Ticks[i] - rows.Ticks[i - 1] <= LongestGap * gap)
            .Select(i => (Hour: rows.TimeAt(i).Hour, Step: values[i] - values[i - 1]))
            .ToArray();
        var all = Robust.MedianOf([.. steps.Select(step => step.Step)]);
        var stepAt = Enumerable.Range(0, HoursPerDay)
            .Select(hour => steps.Where(step => step.Hour == hour).Select(step => step.Step).ToArray())
            .Select(hour => hour.Length < MinimumStepsPerHour ? all : Robust.MedianOf(hour))
            .ToArray();
        var distances = steps.Select(step => Math.Abs(step.Step - stepAt[step.Hour])).ToArray();
        var scale = distances.Length == 0 ? double.NaN : Math.Max(Robust.NormalScale * Robust.MedianOf(distances), distances.Average());
        return new([.. values.Where(value => !double.IsNaN(value)).Distinct().Order()], UsuallyNew(values, windowOf), stepAt, scale, gap);
    }

    /// <summary>How many of these values never occurred in the reference, beyond what is usual; from -1 to 1.</summary>
    public double Novelty(IEnumerable<double> values)
    {
        var present = values.Where(value => !double.IsNaN(value)).ToArray();
        return present.Length == 0 ? 0 : ((double)present.Count(value => System.Array.BinarySearch(_seen, value) < 0) / present.Length) - _usuallyNew;
    }

    /// <summary>How unusual the step to a row is for its time of day, in usual steps; NaN when it cannot be told.</summary>
    public double Step(FeedRows rows, int row, double before, double after) =>
        row == 0 || rows.Ticks[row] - rows.Ticks[row - 1] > LongestGap * _gap || !(_stepScale > 0)
            ? double.NaN
            : Math.Abs(after - before - _stepAt[rows.TimeAt(row).Hour]) / _stepScale;

    /// <summary>The median over the windows of the share of values that only this window has.</summary>
    private static double UsuallyNew(double[] values, int[] windowOf)
    {
        const int SeveralWindows = -2;
        var only = new Dictionary<double, int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
                only[values[i]] = only.TryGetValue(values[i], out var window) && window != windowOf[i] ? SeveralWindows : windowOf[i];
        }

        var shares = Enumerable.Range(0, values.Length)
            .Where(i => windowOf[i] >= 0 && !double.IsNaN(values[i]))
            .GroupBy(i => windowOf[i], (window, rows) => rows.Average(i => only[values[i]] == window ? 1.0 : 0.0))
            .Order()
            .ToArray();
        return shares.Length == 0 ? 1 : Quantile.Median(shares);
    }
}
