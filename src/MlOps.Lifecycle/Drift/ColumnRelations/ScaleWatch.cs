using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>Watches the scale of one column by itself: a jump by a large factor is seen even where no other column tells its values.</summary>
internal sealed class ScaleWatch
{
    private const double OneSign = 0.99;
    private const double SameFactor = 2; // How far the factors of the quartiles may differ for a change of scale alone.
    private const double Margin = 2;
    private const double SmallestScale = 0.01; // A constant column has no spread of its own.
    private const int SettledRows = 12;

    private readonly double _center;
    private readonly double _scale;
    private readonly double[] _quartiles;
    private readonly double _usualMove;
    private readonly int _sign;

    private ScaleWatch(string column, double center, double scale, double[] quartiles, double usualMove, int sign)
    {
        Column = column;
        (_center, _scale, _quartiles, _usualMove, _sign) = (center, scale, quartiles, usualMove, sign);
    }

    public string Column { get; }

    /// <summary>The smallest factor, up or down, that can be told from the column's usual windows.</summary>
    public double SmallestJump(FeedCheckOptions options) => Math.Max(options.ScaleJump, Math.Exp(Margin * _usualMove));

    /// <summary>Learns the usual scale; null when the column has both signs, too few rows or too few windows.</summary>
    public static ScaleWatch? Learn(string column, double[] values, int[] windowOf)
    {
        var present = values.Where(value => !double.IsNaN(value) && value != 0).ToArray();
        var sign = present.Count(value => value > 0) >= OneSign * present.Length ? 1 : present.Count(value => value < 0) >= OneSign * present.Length ? -1 : 0;
        if (present.Length < DirectedRelation.MinimumRows || sign == 0)
            return null;
        var logs = present.Where(value => value * sign > 0).Select(value => Math.Log(value * sign)).Order().ToArray();
        var medians = Enumerable.Range(0, values.Length)
            .Where(i => windowOf[i] >= 0 && values[i] * sign > 0)
            .GroupBy(i => windowOf[i], (_, rows) => Robust.MedianOf([.. rows.Select(i => Math.Log(values[i] * sign))]))
            .ToArray();
        if (medians.Length < DirectedRelation.MinimumWindows)
            return null;
        var center = Quantile.Median(logs);
        return new(column, center, Math.Max(SmallestScale, Robust.ScaleOf(logs)), Quartiles(logs), medians.Max(median => Math.Abs(median - center)), sign);
    }

    /// <summary>Judges the rows of a window; null when the column is not there.</summary>
    public RelationBreak? Judge(FeedRows rows, int start, int end, FeedCheckOptions options)
    {
        if (rows.Find(Column) is not { } values)
            return null;
        double[] distances = [.. values.Take(end).Select(value => value * _sign > 0 ? (Math.Log(value * _sign) - _center) / _scale : double.NaN)];
        var allowance = Math.Log(SmallestJump(options)) / _scale / 2;
        var clip = (2 * allowance) + 1;
        var found = ExcessStretch.Find(distances.AsSpan(start), allowance, clip);
        var from = found.IsEmpty ? start : ExcessStretch.ExtendBack(distances, start + found.Start, found.Sign, allowance, clip);
        var wrong = found.IsEmpty ? [] : Enumerable.Range(from, start + found.End - from).Where(i => !double.IsNaN(distances[i])).ToArray();
        var quartiles = wrong.Length == 0 ? _quartiles : Quartiles([.. wrong.Select(i => Math.Log(values[i] * _sign)).Order()]);
        double[] moves = [.. quartiles.Zip(_quartiles, (now, usual) => now - usual)];
        return new()
        {
            Rows = end - start,
            Compared = distances.AsSpan(start).ToArray().Count(distance => !double.IsNaN(distance)),
            Wrong = wrong.Count(i => i >= start),
            WrongRows = wrong,
            Weight = end == start ? 0 : found.Excess / (end - start),
            Effect = Math.Exp(Math.Abs(moves[1])) - 1,
            Distance = Math.Abs(moves[1]) / _scale,
            Repair = new(Math.Exp(moves[1]), 0, moves.Max() - moves.Min() <= Math.Log(SameFactor) ? 0 : double.PositiveInfinity),
            HasBegun = wrong.Length > 0 && wrong[0] >= SettledRows,
            HasEnded = wrong.Length > 0 && end - 1 - wrong[^1] >= SettledRows,
        };
    }

    private static double[] Quartiles(double[] sorted) => [Quantile.OfSorted(sorted, 0.25), Quantile.Median(sorted), Quantile.OfSorted(sorted, 0.75)];
}
