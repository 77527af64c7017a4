using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Simulations;

/// <summary>Random samples of a kind.</summary>
internal static class Draws
{
    /// <summary>Values of 7 counts with unequal shares: almost every value is tied.</summary>
    private static readonly double[] TiedShares = [0.35, 0.25, 0.15, 0.1, 0.08, 0.05, 0.02];

    public static double[] Sorted(SplitMix64 generator, string kind, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = kind switch
            {
                "normal" => generator.NextNormal(),
                "lognormal" => Math.Exp(generator.NextNormal()),
                "ties" => Pick(generator.NextUniform(), TiedShares),
                "zeros" => generator.NextUniform() < 0.9 ? 0 : generator.NextUniform(),
                _ => throw new ArgumentException($"The kind {kind} is unknown.", nameof(kind)),
            };
        }

        Array.Sort(values);
        return values;
    }

    /// <summary>Shares that fall like 1/rank: with many categories most of them are rare.</summary>
    public static double[] FallingShares(int categories)
    {
        double[] shares = [.. Enumerable.Range(1, categories).Select(rank => 1.0 / rank)];
        var total = shares.Sum();
        return [.. shares.Select(share => share / total)];
    }

    public static long[] Counts(SplitMix64 generator, double[] cumulative, int rows)
    {
        var counts = new long[cumulative.Length];
        for (var i = 0; i < rows; i++)
        {
            var at = cumulative.AsSpan().BinarySearch(generator.NextUniform());
            counts[Math.Min(at < 0 ? ~at : at + 1, counts.Length - 1)]++;
        }

        return counts;
    }

    public static double[] Cumulative(double[] shares)
    {
        var sum = 0.0;
        return [.. shares.Select(share => sum += share)];
    }

    private static int Pick(double u, double[] shares)
    {
        var i = 0;
        while (i < shares.Length - 1 && u >= shares[i])
            u -= shares[i++];
        return i;
    }
}
