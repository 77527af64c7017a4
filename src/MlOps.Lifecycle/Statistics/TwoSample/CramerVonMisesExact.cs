using System.Numerics;
using System.Runtime.InteropServices;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The exact law of the statistic, by walking all orders of the pooled sample: their share per sum of squared heights.</summary>
internal static class CramerVonMisesExact
{
    /// <param name="n">Values of the reference.</param>
    /// <param name="m">Current values.</param>
    /// <param name="squaredHeights">The sum that is reached, Σ(i·m − j·n)².</param>
    /// <param name="tieEnds">Per pooled position, whether a tie ends there; empty for no ties.</param>
    public static double ShareAtLeast(int n, int m, Int128 squaredHeights, ReadOnlySpan<bool> tieEnds)
    {
        // Heights in units of the greatest common divisor of both sizes. A path rises by a per reference value and falls by b per current one.
        var unit = (int)BigInteger.GreatestCommonDivisor(n, m);
        long a = m / unit, b = n / unit, least = (long)((squaredHeights + ((Int128)unit * unit) - 1) / ((Int128)unit * unit));
        var weights = Weights(tieEnds, n + m);
        var row = new Dictionary<long, double>[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var height = (a * i) - (b * j);
                var square = i + j == 0 ? 0 : weights[i + j - 1] * height * height;
                var sums = new Dictionary<long, double>();
                if (i == 0 && j == 0)
                    sums.Add(0, 1);
                if (i > 0)
                    Add(sums, row[j], (double)i / (i + j), square);
                if (j > 0)
                    Add(sums, row[j - 1], (double)j / (i + j), square);
                row[j] = sums;
            }
        }

        return row[m].Where(sum => sum.Key >= least).Sum(sum => sum.Value);
    }

    /// <summary>How many values end with each position: all values of a tie at its end, none inside it.</summary>
    private static int[] Weights(ReadOnlySpan<bool> tieEnds, int total)
    {
        var weights = new int[total];
        for (int i = 0, size = 0; i < total; i++)
        {
            size++;
            if (!tieEnds.IsEmpty && !tieEnds[i])
                continue;
            weights[i] = size;
            size = 0;
        }

        return weights;
    }

    private static void Add(Dictionary<long, double> sums, Dictionary<long, double> from, double weight, long square)
    {
        foreach (var (sum, share) in from)
            CollectionsMarshal.GetValueRefOrAddDefault(sums, sum + square, out _) += weight * share;
    }
}
