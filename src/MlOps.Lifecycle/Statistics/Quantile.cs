namespace MlOps.Lifecycle.Statistics;

/// <summary>Quantiles of sorted values.</summary>
/// <remarks>Pure and thread-safe. Source: Hyndman and Fan 1996.</remarks>
public static class Quantile
{
    /// <summary>The quantile by linear interpolation between order statistics (type 7, the default of R and NumPy).</summary>
    /// <param name="sorted">Values in ascending order, without NaN; infinities are allowed.</param>
    /// <param name="q">The share of values below, in [0, 1].</param>
    /// <returns>The quantile; NaN when <paramref name="sorted"/> is empty or the quantile lies between the two infinities.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is not in [0, 1].</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile needs a share between 0 and 1.");
        if (sorted.IsEmpty)
            return double.NaN;
        var position = q * (sorted.Length - 1);
        var below = (int)position;
        var share = position - below;
        if (share == 0 || sorted[below] == sorted[below + 1])
            return sorted[below];
        var step = sorted[below + 1] - sorted[below];
        return double.IsFinite(step)
            ? sorted[below] + (share * step)
            : ((1 - share) * sorted[below]) + (share * sorted[below + 1]);
    }

    /// <summary>The quantile by one of the nine definitions of Hyndman and Fan.</summary>
    /// <param name="sorted">Values in ascending order, without NaN.</param>
    /// <param name="q">The share of values below, in [0, 1].</param>
    /// <param name="type">The definition, 1 to 9; 7 is <see cref="OfSorted(ReadOnlySpan{double}, double)"/>, 8 is nearly unbiased for the median whatever the law.</param>
    /// <returns>The quantile; NaN when <paramref name="sorted"/> is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is not in [0, 1], or there is no such definition.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q, int type)
    {
        if (!(q >= 0 && q <= 1))
            throw new ArgumentOutOfRangeException(nameof(q), q, "A quantile needs a share between 0 and 1.");
        if (type == 7)
            return OfSorted(sorted, q);
        if (sorted.IsEmpty)
            return double.NaN;

        // The position among values numbered from 1, and how much of the next value belongs to the quantile.
        double n = sorted.Length, position = (n * q) + type switch
        {
            1 or 2 or 4 => 0,
            3 => -0.5,
            5 => 0.5,
            6 => q,
            8 => (q + 1) / 3,
            9 => (q / 4) + 0.375,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There are nine definitions, 1 to 9."),
        };

        // A product such as 0.1 · 30 may miss a whole number by its last digit.
        var below = Math.Floor(position + (1e-14 * Math.Max(1, position)));
        var rest = position - below;
        if (Math.Abs(rest) < 1e-12 * Math.Max(1, position))
            rest = 0;
        var share = type switch
        {
            1 => rest > 0 ? 1 : 0,
            2 => rest > 0 ? 1 : 0.5,
            3 => rest == 0 && below % 2 == 0 ? 0 : 1,
            _ => rest,
        };
        var low = sorted[(int)Math.Clamp(below - 1, 0, n - 1)];
        var high = sorted[(int)Math.Clamp(below, 0, n - 1)];
        return share == 0 || low == high ? low : share == 1 ? high : low + (share * (high - low));
    }

    /// <summary>The median: <see cref="OfSorted(ReadOnlySpan{double}, double)"/> at ½.</summary>
    /// <param name="sorted">Values in ascending order, without NaN.</param>
    /// <returns>The median; NaN when <paramref name="sorted"/> is empty.</returns>
    public static double Median(ReadOnlySpan<double> sorted) => OfSorted(sorted, 0.5);
}
