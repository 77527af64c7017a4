using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>One direction of a relation with what is usual for it: learned from the reference, each of its windows judged by the others.</summary>
internal sealed class DirectedRelation
{
    internal const int MinimumRows = 200;
    internal const int MinimumWindows = 9;
    internal const double MinimumCompared = 1.0 / 3;

    private const double Allowance = 2;
    private const double Clip = 4;
    private const double FalseAlarms = 0.1;
    private const double Margin = 1.25;
    private const double SmallestLimit = 0.15;
    private const int SettledRows = 12;

    private readonly RelationCurve _curve;

    private DirectedRelation(string column, string partner, RelationCurve curve, double limit)
    {
        (Column, Partner, _curve, Limit) = (column, partner, curve, limit);
    }

    public string Column { get; }

    public string Partner { get; }

    public double Strength => _curve.Strength;

    /// <summary>The weight of a stretch that the reference's own windows hardly ever reach.</summary>
    public double Limit { get; }

    /// <summary>Learns the direction; null when the reference shows no tight relation, or has too few rows or windows.</summary>
    /// <param name="column">The column that is told.</param>
    /// <param name="partner">The column that tells.</param>
    /// <param name="rows">The reference.</param>
    /// <param name="windowOf">The window of each row, counted from 0.</param>
    /// <param name="windows">The number of windows.</param>
    /// <param name="minimumStrength">How much the partner must explain.</param>
    public static DirectedRelation? Learn(string column, string partner, FeedRows rows, int[] windowOf, int windows, double minimumStrength)
    {
        if (rows.Find(column) is not { } y || rows.Find(partner) is not { } x)
            return null;
        var order = Enumerable.Range(0, rows.Count).Where(i => !double.IsNaN(x[i] + y[i])).OrderBy(i => x[i]).ToArray();
        if (order.Length < MinimumRows || Fit(x, y, order) is not { } curve || curve.Strength < minimumStrength)
            return null;

        var weights = new List<double>(windows);
        var starts = Enumerable.Range(0, windows + 1).Select(window => System.Array.FindIndex(windowOf, w => w >= window) is >= 0 and var i ? i : rows.Count).ToArray();
        for (var window = 0; window < windows; window++)
        {
            if (Fit(x, y, [.. order.Where(i => windowOf[i] != window)]) is { } others
                && Judge(others, x, y, starts[window], starts[window], starts[window + 1]) is { ComparedShare: >= MinimumCompared } judged)
            {
                weights.Add(judged.Weight);
            }
        }

        return weights.Count < MinimumWindows
            ? null
            : new(column, partner, curve, Math.Max(SmallestLimit, Margin * RankLimit.Find([.. weights], FalseAlarms).Limit!.Value));
    }

    /// <summary>Judges the rows of a window; earlier rows only help to find the beginning. Null when a column is not there.</summary>
    /// <param name="rows">The rows of the window and, if they are at hand, those before it.</param>
    /// <param name="start">The position of the window's first row.</param>
    /// <param name="end">The position after the window's last row.</param>
    public RelationBreak? Judge(FeedRows rows, int start, int end) =>
        rows.Find(Column) is { } y && rows.Find(Partner) is { } x ? Judge(_curve, x, y, 0, start, end) : null;

    /// <summary>What the partner says a row should be; NaN where it cannot tell.</summary>
    public double Told(double partner) => _curve.Knows(partner) ? _curve.Told(partner) : double.NaN;

    private static RelationCurve? Fit(double[] x, double[] y, int[] order)
    {
        var (partner, column) = (new double[order.Length], new double[order.Length]);
        for (var i = 0; i < order.Length; i++)
            (partner[i], column[i]) = (x[order[i]], y[order[i]]);
        return RelationCurve.Fit(partner, column);
    }

    private static RelationBreak Judge(RelationCurve curve, double[] x, double[] y, int first, int start, int end)
    {
        var distances = new double[end - first];
        for (var i = first; i < end; i++)
            distances[i - first] = curve.Distance(x[i], y[i]);
        var inWindow = distances.AsSpan(start - first);
        var found = ExcessStretch.Find(inWindow, Allowance, Clip);
        var from = found.IsEmpty ? start : first + ExcessStretch.ExtendBack(distances, start - first + found.Start, found.Sign, Allowance, Clip);
        var wrong = Enumerable.Range(from, start + found.End - from).Where(i => !found.IsEmpty && !double.IsNaN(distances[i - first])).ToArray();
        var compared = inWindow.Length - Count(inWindow, double.IsNaN);
        var judged = new RelationBreak
        {
            Rows = end - start,
            Compared = compared,
            Wrong = wrong.Count(i => i >= start),
            WrongRows = wrong,
            Weight = end == start ? 0 : found.Excess / (end - start),
            Effect = compared == 0 ? double.NaN : 0,
            Distance = 0,
            Repair = new(1, 0, 0),
            HasBegun = wrong.Length > 0 && Settled(distances.AsSpan(0, wrong[0] - first)),
            HasEnded = wrong.Length > 0 && Settled(distances.AsSpan(wrong[^1] + 1 - first)),
        };
        return wrong.Length == 0 ? judged : Measure(judged, curve, x, y);
    }

    private static RelationBreak Measure(RelationBreak judged, RelationCurve curve, double[] x, double[] y)
    {
        var seen = judged.WrongRows.Select(i => y[i]).ToArray();
        var told = judged.WrongRows.Select(i => curve.Told(x[i])).ToArray();
        var scale = judged.WrongRows.Select(i => curve.Scale(x[i])).ToArray();
        var off = seen.Zip(told, (s, t) => Math.Abs(s - t)).ToArray();
        var size = Math.Max(Robust.MedianOf([.. told.Select(Math.Abs)]), curve.Span / 4);
        return judged with
        {
            Effect = Robust.MedianOf(off) / size,
            Distance = Robust.MedianOf([.. off.Zip(scale, (o, s) => o / s)]),
            Repair = RelationRepair.Find(seen, told, scale),
        };
    }

    private static bool Settled(ReadOnlySpan<double> distances) => distances.Length - Count(distances, double.IsNaN) >= SettledRows;

    private static int Count(ReadOnlySpan<double> values, Func<double, bool> predicate)
    {
        var count = 0;
        foreach (var value in values)
            count += predicate(value) ? 1 : 0;
        return count;
    }
}
