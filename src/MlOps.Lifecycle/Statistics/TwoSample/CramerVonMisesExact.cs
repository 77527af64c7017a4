using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The exact law of the statistic, by walking all orders of the pooled sample: their number per sum of squared heights.</summary>
internal static class CramerVonMisesExact
{
    public static double ShareAtLeast(in CramerVonMisesResult result)
    {
        int n = result.ReferenceCount, m = result.CurrentCount;
        var common = (long)n * m / (long)BigInteger.GreatestCommonDivisor(n, m);
        long a = common / n, b = common / m;

        // T·nm = Σ heights² · nm/(n+m)²/common²: the sum of squares at which T is reached, rounded down as ties need it.
        BigInteger product = (BigInteger)n * m;
        var least = (long)((BigInteger)common * common * (n + m) * ((6 * (BigInteger)result.FourfoldU) - (4 * product * ((4 * product) - 1))) / (24 * product * product));

        // Shares of orders per sum, for paths that have reached (i, j); a path rises by a per reference value and falls by b per current one.
        var row = new Dictionary<long, double>[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var height = (a * i) - (b * j);
                var sums = new Dictionary<long, double>();
                if (i == 0 && j == 0)
                    sums.Add(0, 1);
                if (i > 0)
                    Add(sums, row[j], (double)i / (i + j), height * height);
                if (j > 0)
                    Add(sums, row[j - 1], (double)j / (i + j), height * height);
                row[j] = sums;
            }
        }

        return row[m].Where(sum => sum.Key >= least).Sum(sum => sum.Value);
    }

    private static void Add(Dictionary<long, double> sums, Dictionary<long, double> from, double weight, long square)
    {
        foreach (var (sum, share) in from)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, sum + square, out _) += weight * share;
    }
}
