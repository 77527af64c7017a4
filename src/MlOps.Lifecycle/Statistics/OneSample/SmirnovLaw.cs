namespace MlOps.Lifecycle.Statistics;

/// <summary>The exact law of the one-sided distance of n values from a known continuous law, and of the two-sided one.</summary>
/// <remarks>Pure and thread-safe. Sources: Smirnov 1944, Birnbaum and Tingey 1951; Pomeranz 1974, after Simard and L'Ecuyer 2011.</remarks>
public static class SmirnovLaw
{
    /// <summary>From this n·d² on, twice the one-sided probability is the two-sided one to ten digits (Miller 1956).</summary>
    private const double TwiceOneSided = 4;

    /// <summary>The probability of a one-sided distance above <paramref name="d"/>.</summary>
    /// <param name="count">The number of values, at least 1.</param>
    /// <param name="d">The distance; 0 and below give 1, 1 and above give 0.</param>
    /// <returns>The probability with its logarithm; NaN for NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static TailProbability OneSided(int count, double d)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (double.IsNaN(d))
            return TailProbability.NaN;
        if (d <= 0)
            return TailProbability.One;
        if (d >= 1)
            return TailProbability.FromLog(double.NegativeInfinity);

        // d·Σ_{j ≤ n(1−d)} C(n, j)·(d + j/n)^{j−1}·(1 − d − j/n)^{n−j}: all terms are positive, each by its logarithm.
        var last = (int)Math.Floor(count * (1 - d));
        var logs = new double[last + 1];
        for (var j = 0; j <= last; j++)
        {
            double share = (double)j / count, above = 1 - d - share;
            logs[j] = above > 0
                ? LogGamma.Choose(count, j) + ((j - 1) * Math.Log(d + share)) + ((count - j) * Math.Log(above))
                : double.NegativeInfinity;
        }

        var largest = logs.Max();
        var sum = 0.0;
        foreach (var log in logs)
            sum += Math.Exp(log - largest);
        return TailProbability.FromLog(Math.Log(d) + largest + Math.Log(sum));
    }

    /// <summary>The probability of a two-sided distance above <paramref name="d"/>.</summary>
    /// <param name="count">The number of values, at least 1. Time and memory grow with its square root: 10,000 values take a tenth of a second.</param>
    /// <param name="d">The distance; 1/(2n) and below give 1, 1 and above give 0.</param>
    /// <returns>The probability with its logarithm, to ten digits; NaN for NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static TailProbability TwoSided(int count, double d)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (double.IsNaN(d))
            return TailProbability.NaN;
        if (2 * count * d <= 1)
            return TailProbability.One;
        if (d >= 0.5 || count * d * d >= TwiceOneSided)
        {
            var one = OneSided(count, d);
            return TailProbability.FromLog(Math.Log(2) + one.LogP);
        }

        return TailProbability.From(1 - PomeranzRecursion.Cdf(count, d));
    }
}
