namespace MlOps.Lifecycle.Statistics;

/// <summary>The k-sample test of Anderson and Darling: squared differences of distribution functions, weighted so that both tails count.</summary>
/// <remarks>Pure and thread-safe. Source: Scholz and Stephens 1987.</remarks>
public static class AndersonDarling
{
    private static readonly double[] Levels = [0.25, 0.10, 0.05, 0.025, 0.01, 0.005, 0.001];

    // Table 1 of the source, as interpolation coefficients in 1/√(k−1): critical value = b0 + b1/√(k−1) + b2/(k−1).
    private static readonly double[] B0 = [0.675, 1.281, 1.645, 1.960, 2.326, 2.573, 3.085];
    private static readonly double[] B1 = [-0.245, 0.250, 0.678, 1.149, 1.822, 2.364, 3.615];
    private static readonly double[] B2 = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

    /// <summary>The significance levels of <see cref="CriticalValues"/>.</summary>
    public static ReadOnlySpan<double> SignificanceLevels => Levels;

    /// <summary>Measures samples.</summary>
    /// <param name="samples">Two samples or more, each in ascending order.</param>
    /// <param name="midrank">True to take the middle of a tie (formula 7 of the source), false to take its right end (formula 6).</param>
    /// <returns>The statistic, raw and standardized.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two samples, one is empty or begins with NaN, all values are equal, or there are fewer than four in all: the statistic is not defined then.
    /// </exception>
    public static AndersonDarlingResult Measure(IReadOnlyList<ReadOnlyMemory<double>> samples, bool midrank = true)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count < 2)
            throw new ArgumentException($"samples holds {samples.Count}, and two are the fewest that can be compared.", nameof(samples));
        var total = 0;
        foreach (var sample in samples)
        {
            SortedSample.Check(sample.Span, nameof(samples), 1);
            total += sample.Length;
        }

        var (distinct, counts) = AndersonDarlingSum.Distinct(samples, total);
        if (distinct.Length < 2)
            throw new ArgumentException("All values of samples are equal: nothing can be compared.", nameof(samples));
        if (total < 4)
            throw new ArgumentException($"samples hold {total} values in all, and the variance of the statistic needs at least 4.", nameof(samples));

        var raw = midrank ? AndersonDarlingSum.Midrank(samples, distinct, counts, total) : AndersonDarlingSum.RightEnd(samples, distinct, counts, total);
        var k = samples.Count;
        var deviation = Math.Sqrt(Variance(samples, total));
        var ties = distinct.Length == total ? 1 : Math.Max(1, 2 * TieVariance.OfAndersonDarling(counts) / AndersonDarlingLaw.UnitVariance);
        return new(raw, (raw - (k - 1)) / deviation, k, deviation, ties);
    }

    /// <summary>
    /// The p-value of the limit law at the statistic standardized for the sample sizes and for ties, which spread it more; never clipped.
    /// </summary>
    /// <param name="result">The statistic.</param>
    public static TailProbability AsymptoticP(in AndersonDarlingResult result) => AndersonDarlingLaw.Survival(
        result.Samples - 1 + (result.Standardized * Math.Sqrt(AndersonDarlingLaw.UnitVariance * (result.Samples - 1) / result.TieFactor)), result.Samples);

    /// <summary>The critical values of the standardized statistic at <see cref="SignificanceLevels"/>, by the table of the source.</summary>
    /// <param name="samples">The number of samples, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is below 2.</exception>
    public static double[] CriticalValues(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        double m = samples - 1, root = Math.Sqrt(m);
        return [.. Levels.Select((_, i) => B0[i] + (B1[i] / root) + (B2[i] / m))];
    }

    /// <summary>The variance of the raw statistic (formulas 4 of the source).</summary>
    private static double Variance(IReadOnlyList<ReadOnlyMemory<double>> samples, int total)
    {
        double k = samples.Count, n = total, inverses = samples.Sum(sample => 1.0 / sample.Length);
        double h = 0, g = 0, tail = 0;
        for (var i = total - 1; i >= 1; i--)
        {
            h += 1.0 / i;

            // g = Σ_{i<j} 1/((N − i)·j), from the largest j on; tail is Σ 1/j over the j above i.
            g += tail / (total - i);
            tail += 1.0 / i;
        }

        var a = (((4 * g) - 6) * (k - 1)) + ((10 - (6 * g)) * inverses);
        var b = (((2 * g) - 4) * k * k) + (8 * h * k) + (((2 * g) - (14 * h) - 4) * inverses) - (8 * h) + (4 * g) - 6;
        var c = (((6 * h) + (2 * g) - 2) * k * k) + (((4 * h) - (4 * g) + 6) * k) + (((2 * h) - 6) * inverses) + (4 * h);
        var d = (((2 * h) + 6) * k * k) - (4 * h * k);
        return ((a * n * n * n) + (b * n * n) + (c * n) + d) / ((n - 1) * (n - 2) * (n - 3));
    }
}
