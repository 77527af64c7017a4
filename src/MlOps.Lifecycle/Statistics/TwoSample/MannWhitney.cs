namespace MlOps.Lifecycle.Statistics;

/// <summary>The test of Mann and Whitney: whether one sample tends to larger values.</summary>
/// <remarks>Pure and thread-safe. Sees a shift, not a change of spread. Source: Mann and Whitney 1947; Lehmann 1975 for ties.</remarks>
public static class MannWhitney
{
    /// <summary>The largest product of both sample sizes for which the exact p-value is computed, unless told otherwise.</summary>
    public const long ExactPairLimit = 10_000;

    /// <summary>Measures the statistic.</summary>
    /// <param name="reference">The reference in ascending order, at least 1 value.</param>
    /// <param name="current">The current values in ascending order, at least 1.</param>
    /// <returns>The statistic.</returns>
    /// <exception cref="ArgumentException">A sample is empty or begins with NaN.</exception>
    public static MannWhitneyResult Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        SortedSample.Check(reference, nameof(reference), 1);
        SortedSample.Check(current, nameof(current), 1);
        double n = reference.Length, m = current.Length, all = n + m;
        Int128 twiceU = 0;
        double ties = 0;
        PooledRanks.Walk(reference, current, (a, x, _, y) =>
        {
            // Pairs in which the current value is larger count 1, ties ½.
            twiceU += (Int128)y * ((2L * a) + x);
            double t = (double)x + y;
            ties += (t - 1) * t * (t + 1);
        });
        var variance = n * m / 12 * (all + 1 - (ties / (all * (all - 1))));
        return new((double)twiceU / 2, ties > 0, Math.Sqrt(Math.Max(0, variance)), reference.Length, current.Length);
    }

    /// <summary>The p-value of the normal limit.</summary>
    /// <param name="result">The statistic.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <param name="continuity">Whether half a pair is taken off, which keeps small samples on the safe side.</param>
    /// <returns>The p-value, with its logarithm in the far tail; 1 when all values are equal.</returns>
    public static TailProbability AsymptoticP(in MannWhitneyResult result, Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        if (result.Deviation == 0)
            return TailProbability.One;
        var middle = 0.5 * result.ReferenceCount * result.CurrentCount;
        var above = alternative switch
        {
            Alternative.CurrentHigher => result.U - middle,
            Alternative.CurrentLower => middle - result.U,
            _ => Math.Abs(result.U - middle),
        };
        var z = (above - (continuity ? 0.5 : 0)) / result.Deviation;
        return TailProbability.FromLog(NormalLaw.LogSurvival(z) + (alternative is Alternative.TwoSided ? Math.Log(2) : 0));
    }

    /// <summary>The exact p-value for samples without ties, or null with ties or where the samples are large.</summary>
    /// <param name="result">The statistic.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <param name="pairLimit">The largest product of both sample sizes. Time grows with its square.</param>
    /// <returns>The p-value.</returns>
    public static TailProbability? FindExactP(in MannWhitneyResult result, Alternative alternative = Alternative.TwoSided, long pairLimit = ExactPairLimit)
    {
        var pairs = (long)result.ReferenceCount * result.CurrentCount;
        if (result.HasTies || pairs > pairLimit)
            return null;
        var law = Law(result.ReferenceCount, result.CurrentCount);
        var u = (int)result.U;
        return TailProbability.From(alternative switch
        {
            Alternative.CurrentHigher => Sum(law, u),
            Alternative.CurrentLower => Sum(law, (int)pairs - u),
            _ => 2 * Sum(law, Math.Max(u, (int)pairs - u)),
        });
    }

    /// <summary>The probability of at least u, summed from the far end.</summary>
    private static double Sum(double[] law, int u)
    {
        var sum = 0.0;
        for (var i = law.Length - 1; i >= u; i--)
            sum += law[i];
        return sum;
    }

    /// <summary>The law of U: the largest pooled value is of one sample or the other. All terms are positive.</summary>
    private static double[] Law(int n, int m)
    {
        var row = new double[m + 1][];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var law = new double[(i * j) + 1];
                if (i == 0 || j == 0)
                    law[0] = 1;
                else
                {
                    // A largest reference value adds nothing, a largest current one adds i.
                    for (var u = 0; u < row[j].Length; u++)
                        law[u] += (double)i / (i + j) * row[j][u];
                    for (var u = 0; u < row[j - 1].Length; u++)
                        law[u + i] += (double)j / (i + j) * row[j - 1][u];
                }

                row[j] = law;
            }
        }

        return row[m];
    }
}
