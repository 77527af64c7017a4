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

    /// <summary>The median: <see cref="OfSorted"/> at ½.</summary>
    /// <param name="sorted">Values in ascending order, without NaN.</param>
    /// <returns>The median; NaN when <paramref name="sorted"/> is empty.</returns>
    public static double Median(ReadOnlySpan<double> sorted) => OfSorted(sorted, 0.5);
}
