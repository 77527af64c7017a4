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
    /// <returns>The statistic T; equal values share the mean of their ranks.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than 2 values or begins with NaN.</exception>
    public static CramerVonMisesResult Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        SortedSample.Check(reference, nameof(reference), 2);
        SortedSample.Check(current, nameof(current), 2);

        // Four times U = nΣ(rank of x_(i) − i)² + mΣ(rank of y_(j) − j)², a whole number.
        int n = reference.Length, m = current.Length;
        Int128 u = 0;
        PooledRanks.Walk(reference, current, (a, x, b, y) =>
        {
            var twiceRank = (2L * (a + b)) + x + y + 1;
            u += ((Int128)n * SumOfSquares(twiceRank - (2L * a), x)) + ((Int128)m * SumOfSquares(twiceRank - (2L * b), y));
        });
        return new(u, n, m);
    }

    /// <summary>The p-value of the limit law, with mean and variance of the statistic corrected for the sample sizes; 1 at the lower end.</summary>
    /// <param name="result">The statistic.</param>
    /// <returns>The p-value, with its relative accuracy in the far tail.</returns>
    public static TailProbability AsymptoticP(in CramerVonMisesResult result)
    {
        double n = result.ReferenceCount, m = result.CurrentCount, all = n + m;
        var expected = (1 + (1 / all)) / 6;
        var variance = (all + 1) * ((4 * n * m * all) - (3 * ((n * n) + (m * m))) - (2 * n * m)) / (45 * all * all * 4 * n * m);
        var t = (1.0 / 6) + ((result.T - expected) / Math.Sqrt(45 * variance));
        return t < Certain ? TailProbability.One : CramerVonMisesLaw.Survival(t);
    }

    /// <summary>The exact p-value for samples without ties, or null where it would take too long.</summary>
    /// <param name="result">The statistic.</param>
    /// <param name="pooledLimit">The most values in both samples together. Time grows with their fourth power.</param>
    /// <returns>The p-value.</returns>
    public static TailProbability? FindExactP(in CramerVonMisesResult result, int pooledLimit = ExactPooledLimit) =>
        result.ReferenceCount + result.CurrentCount > pooledLimit
            ? null
            : TailProbability.From(CramerVonMisesExact.ShareAtLeast(result));

    /// <summary>Σ (d − 2k)² for k = 1 … count.</summary>
    private static Int128 SumOfSquares(long d, long count) =>
        ((Int128)count * d * d) - (2 * (Int128)d * count * (count + 1)) + (2 * (Int128)count * (count + 1) * ((2 * count) + 1) / 3);
}
