namespace MlOps.Lifecycle.Statistics;

/// <summary>Student's t test of pairs: whether the mean difference is 0, for example of two models' errors on the same rows.</summary>
/// <remarks>Pure and thread-safe. Pairs are taken as independent: rows in the order of time need the block bootstrap. Source: Student 1908.</remarks>
public static class PairedTTest
{
    /// <summary>Compares pairs.</summary>
    /// <param name="first">The first value of each pair.</param>
    /// <param name="second">The second value of each pair.</param>
    /// <returns>t of first − second with its two-sided p-value; NaN below two pairs, 0 and 1 when all pairs are equal.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    public static StatisticWithP Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var moments = SampleMoments.Of(Differences.Of(first, second));
        if (moments.Count < 2)
            return new(double.NaN, double.NaN);
        var t = moments.Mean == 0 ? 0 : moments.Mean / Math.Sqrt(moments.Variance / moments.Count);
        return new(t, double.IsInfinity(t) ? 0 : 2 * StudentLaw.Survival(Math.Abs(t), moments.Count - 1));
    }
}
