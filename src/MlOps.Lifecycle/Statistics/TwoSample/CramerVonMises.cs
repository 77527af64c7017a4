namespace MlOps.Lifecycle.Statistics;

/// <summary>The two-sample test of Cramér and von Mises: the mean squared difference of two empirical distribution functions.</summary>
/// <remarks>Pure and thread-safe. Sources: Anderson 1962; the limit law after Csörgő and Faraway 1996; exact p after Xiao, Gordon and Yakovlev 2007.</remarks>
public static class CramerVonMises
{
    /// <summary>Values of which both samples together may hold so many for the exact p-value, unless told otherwise.</summary>
    public const int ExactPooledLimit = 120;

    private const double Certain = 0.003;

    /// <summary>Measures the statistic.</summary>
    /// <param name="reference">The reference in ascending order, at least 2 values.</param>
    /// <param name="current">The current values in ascending order, at least 2.</param>
    /// <returns>The statistic; distribution functions are compared at the end of a tie.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than 2 values or begins with NaN.</exception>
    public static CramerVonMisesResult Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        SortedSample.Check(reference, nameof(reference), 2);
        SortedSample.Check(current, nameof(current), 2);

        // Squared heights i·m − j·n of the path at every pooled value; and four times U = nΣ(rank − i)² + mΣ(rank − j)², a whole number.
        int n = reference.Length, m = current.Length;
        Int128 heights = 0, u = 0;
        var counts = new List<int>();
        PooledRanks.Walk(reference, current, (a, x, b, y) =>
        {
            var height = ((Int128)(a + x) * m) - ((Int128)(b + y) * n);
            heights += (x + y) * height * height;
            var twiceRank = (2L * ((long)a + b)) + x + y + 1;
            u += ((Int128)n * SumOfSquares(twiceRank - (2L * a), x)) + ((Int128)m * SumOfSquares(twiceRank - (2L * b), y));
            counts.Add(x + y);
        });
        var tied = counts.Count < n + m;
        var (mean, variance) = Moments(n, m, tied ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counts) : []);
        return new(heights, u, n, m, mean, variance);
    }

    /// <summary>
    /// The p-value of the limit law, moved and scaled to the mean and variance that the statistic has for these sizes and ties; 1 at the lower end.
    /// </summary>
    /// <param name="result">The statistic.</param>
    /// <returns>The p-value, with its relative accuracy in the far tail.</returns>
    public static TailProbability AsymptoticP(in CramerVonMisesResult result) => Tail(result.T, result.Mean, result.Variance);

    /// <summary>
    /// The p-value as SciPy gives it: from the ranks, which is another statistic with ties, and mean and variance without ties. With ties and unequal
    /// sizes it rejects always; for comparisons only.
    /// </summary>
    /// <param name="result">The statistic.</param>
    public static TailProbability RankP(in CramerVonMisesResult result)
    {
        var (mean, variance) = Moments(result.ReferenceCount, result.CurrentCount, []);
        return Tail(result.RankT, mean, variance);
    }

    private static TailProbability Tail(double statistic, double mean, double variance)
    {
        var t = (1.0 / 6) + ((statistic - mean) / Math.Sqrt(45 * variance));
        return variance == 0 || t < Certain ? TailProbability.One : CramerVonMisesLaw.Survival(t);
    }

    /// <summary>Mean and variance of T over all ways to deal the pooled values; with ties the variance is scaled as its limit is.</summary>
    private static (double Mean, double Variance) Moments(double n, double m, ReadOnlySpan<int> counts)
    {
        var all = n + m;
        var variance = (all + 1) * ((4 * n * m * all) - (3 * ((n * n) + (m * m))) - (2 * n * m)) / (45 * all * all * 4 * n * m);
        if (counts.IsEmpty)
            return ((1 + (1 / all)) / 6, variance);
        double height = 0, mean = 0;
        foreach (var count in counts)
        {
            height += count;
            mean += count * (height / all) * (1 - (height / all)) / (all - 1);
        }

        return (mean, variance * TieVariance.OfCramerVonMises(counts) * 90);
    }

    /// <summary>The exact p-value among all ways to deal the pooled values, ties included, to the two samples; null where it would take too long.</summary>
    /// <param name="reference">The reference in ascending order, at least 2 values.</param>
    /// <param name="current">The current values in ascending order, at least 2.</param>
    /// <param name="pooledLimit">The most values in both samples together. Time grows with their fourth power; 60 take some 50 milliseconds.</param>
    /// <returns>The p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than 2 values or begins with NaN.</exception>
    public static TailProbability? FindExactP(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int pooledLimit = ExactPooledLimit)
    {
        var result = Measure(reference, current);
        return reference.Length + current.Length > pooledLimit
            ? null
            : TailProbability.From(CramerVonMisesExact.ShareAtLeast(reference.Length, current.Length, result.SquaredHeights, SortedSample.TieEnds(reference, current)));
    }

    /// <summary>The exact p-value as SciPy gives it: the law of T without ties at <see cref="CramerVonMisesResult.RankT"/>; for comparisons only.</summary>
    /// <param name="result">The statistic.</param>
    /// <param name="pooledLimit">The most values in both samples together.</param>
    public static TailProbability? FindRankExactP(in CramerVonMisesResult result, int pooledLimit = ExactPooledLimit) =>
        result.ReferenceCount + result.CurrentCount > pooledLimit
            ? null
            : TailProbability.From(CramerVonMisesExact.ShareAtLeast(result.ReferenceCount, result.CurrentCount, result.RankHeights, []));

    /// <summary>Σ (d − 2k)² for k = 1 … count.</summary>
    private static Int128 SumOfSquares(long d, long count) =>
        ((Int128)count * d * d) - (2 * (Int128)d * count * (count + 1)) + (2 * (Int128)count * (count + 1) * ((2 * count) + 1) / 3);
}
