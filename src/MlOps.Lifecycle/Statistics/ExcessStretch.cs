namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// Finds the stretch of a series that lies away from 0 most convincingly: the run of values in one direction whose sum of
/// excesses over an allowance is largest. It tells where a shift began and where it ended.
/// </summary>
/// <remarks>
/// Pure and thread-safe; one pass, no allocation. Sources: the cumulative sum of Page 1954, read backwards in time as the
/// maximum-sum run of Bentley 1984. Clipping bounds what a single wild value can contribute.
/// </remarks>
public static class ExcessStretch
{
    /// <summary>Finds the stretch.</summary>
    /// <param name="values">Standardized values in order; 0 is usual. NaN is skipped: it neither adds nor takes away.</param>
    /// <param name="allowance">How far from 0 a value may be without counting, at least 0; half the shift to find is best.</param>
    /// <param name="clip">The largest distance that counts, above <paramref name="allowance"/>.</param>
    /// <returns>The stretch; an empty one when no value exceeds the allowance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="allowance"/> or <paramref name="clip"/> is outside its range.</exception>
    public static ExcessStretchResult Find(ReadOnlySpan<double> values, double allowance, double clip)
    {
        if (!(allowance >= 0))
            throw new ArgumentOutOfRangeException(nameof(allowance), allowance, "The allowance is 0 or more.");
        if (!(clip > allowance))
            throw new ArgumentOutOfRangeException(nameof(clip), clip, $"The clip must be above the allowance {allowance}.");
        var up = Find(values, allowance, clip, 1);
        var down = Find(values, allowance, clip, -1);
        return up.Excess >= down.Excess ? up : down;
    }

    /// <summary>How far before a position the same shift began: the start of the run that ends there with the largest sum of excesses.</summary>
    /// <param name="values">Standardized values in order; NaN is skipped.</param>
    /// <param name="end">The position after the last value that may belong to the run.</param>
    /// <param name="sign">1 for a shift upward, -1 downward.</param>
    /// <param name="allowance">How far from 0 a value may be without counting.</param>
    /// <param name="clip">The largest distance that counts.</param>
    /// <returns>The position of the first value of the run; <paramref name="end"/> when the run is empty.</returns>
    public static int ExtendBack(ReadOnlySpan<double> values, int end, int sign, double allowance, double clip)
    {
        var (start, sum, best) = (end, 0.0, 0.0);
        for (var i = end - 1; i >= 0; i--)
        {
            sum += Excess(values[i], sign, allowance, clip);
            if (sum > best)
                (start, best) = (i, sum);
        }

        return start;
    }

    private static ExcessStretchResult Find(ReadOnlySpan<double> values, double allowance, double clip, int sign)
    {
        var best = default(ExcessStretchResult);
        var (start, sum) = (0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (sum <= 0)
                (start, sum) = (i, 0.0);
            sum += Excess(values[i], sign, allowance, clip);
            if (sum > best.Excess)
                best = new(start, i + 1, sign, sum);
        }

        return best;
    }

    private static double Excess(double value, int sign, double allowance, double clip) =>
        double.IsNaN(value) ? 0 : Math.Clamp(sign * value, -clip, clip) - allowance;
}
