namespace MlOps.Lifecycle.Statistics;

/// <summary>Distances between the shares p of a reference and q of current data over the same bins or categories.</summary>
/// <remarks>
/// Pure and thread-safe. Each returns NaN for no bins and never checks that shares sum to 1. Definitions, ranges and what each does with an
/// empty bin: docs/statistics/share-distances.md.
/// </remarks>
public static class ShareDistance
{
    /// <summary>Population stability index Σ(q − p)·ln(q/p), the symmetric divergence of Jeffreys: 0 or above, infinite where one side of a bin is empty.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double PopulationStability(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Sum(p, q, static (a, b) => a == b ? 0 : (b - a) * Math.Log(b / a));

    /// <summary>Kullback-Leibler divergence Σ q·ln(q/p) of the current shares from the reference: infinite where the reference of a used bin is empty.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double KullbackLeibler(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Sum(p, q, static (a, b) => b == 0 ? 0 : b * Math.Log(b / a));

    /// <summary>Jensen-Shannon divergence in nats, in [0, ln 2]: ½KL(p‖w) + ½KL(q‖w) with w = (p + q)/2.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double JensenShannonDivergence(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Math.Max(0, Sum(p, q, static (a, b) =>
        (0.5 * Part(a, (a + b) / 2)) + (0.5 * Part(b, (a + b) / 2))));

    /// <summary>Jensen-Shannon distance to base 2, in [0, 1]: the square root of the divergence over ln 2. A distance of 0.1 is a divergence of 0.01.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Math.Sqrt(JensenShannonDivergence(p, q) / Math.Log(2));

    /// <summary>Hellinger distance ‖√p − √q‖/√2, in [0, 1].</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Hellinger(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Math.Sqrt(Sum(p, q, static (a, b) =>
    {
        var difference = Math.Sqrt(a) - Math.Sqrt(b);
        return difference * difference;
    }) / 2);

    /// <summary>Total variation ½Σ|p − q|, in [0, 1]: the share of rows that would have to change their bin.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double TotalVariation(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Sum(p, q, static (a, b) => Math.Abs(a - b)) / 2;

    /// <summary>L-infinity max|p − q|, in [0, 1]: the largest move of a single bin.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LInfinity(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        Check(p, q);
        var largest = p.IsEmpty ? double.NaN : 0;
        for (var i = 0; i < p.Length; i++)
            largest = Math.Max(largest, Math.Abs(p[i] - q[i]));
        return largest;
    }

    /// <summary>Bhattacharyya coefficient Σ√(p·q), in [0, 1]: 1 for equal shares.</summary>
    /// <param name="p">Shares of the reference.</param>
    /// <param name="q">Current shares over the same bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double BhattacharyyaCoefficient(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Sum(p, q, static (a, b) => Math.Sqrt(a * b));

    /// <summary>Entropy −Σ p·log₂p in bits: 0 for a single bin, log₂ of the number of bins for equal shares.</summary>
    /// <param name="p">Shares.</param>
    public static double Entropy(ReadOnlySpan<double> p)
    {
        var sum = p.IsEmpty ? double.NaN : 0;
        foreach (var share in p)
            sum -= share == 0 ? 0 : share * Math.Log2(share);
        return sum;
    }

    private static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log(share / middle);

    private static double Sum(ReadOnlySpan<double> p, ReadOnlySpan<double> q, Func<double, double, double> term)
    {
        Check(p, q);
        var sum = p.IsEmpty ? double.NaN : 0;
        for (var i = 0; i < p.Length; i++)
            sum += term(p[i], q[i]);
        return sum;
    }

    private static void Check(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        if (p.Length != q.Length)
            throw new ArgumentException($"q holds {q.Length} shares and p {p.Length}: count both over the same bins.", nameof(q));
    }
}
