using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The statistic of Cramér and von Mises.</summary>
/// <param name="SquaredHeights">Σ(i·m − j·n)² over all pooled values, i and j counting the values of both samples up to it: a whole number.</param>
/// <param name="FourfoldU">Four times U = nΣ(rank − i)² + mΣ(rank − j)² over the pooled ranks of both samples: a whole number.</param>
/// <param name="ReferenceCount">Values of the reference, n.</param>
/// <param name="CurrentCount">Current values, m.</param>
/// <param name="Mean">The mean of <see cref="T"/> without a change, about 1/6 without ties.</param>
/// <param name="Variance">The variance of <see cref="T"/> without a change, about 1/45 without ties.</param>
public readonly record struct CramerVonMisesResult(Int128 SquaredHeights, Int128 FourfoldU, int ReferenceCount, int CurrentCount, double Mean, double Variance)
{
    /// <summary>T = nm/(n+m)²·Σ(F − G)² over all pooled values.</summary>
    public double T
    {
        get
        {
            double product = (double)ReferenceCount * CurrentCount, all = (double)ReferenceCount + CurrentCount;
            return (double)SquaredHeights / product / all / all;
        }
    }

    /// <summary>U/(nm(n+m)) − (4nm − 1)/(6(n+m)), with the mean rank of ties: equal to <see cref="T"/> without ties, and too large with them.</summary>
    public double RankT
    {
        get
        {
            // On one denominator, so that nothing cancels: (6·4U − 4nm(4nm − 1)) / (24·nm·(n + m)).
            BigInteger product = (BigInteger)ReferenceCount * CurrentCount;
            var upper = (6 * (BigInteger)FourfoldU) - (4 * product * ((4 * product) - 1));
            return (double)upper / ((double)product * 24 * ((double)ReferenceCount + CurrentCount));
        }
    }

    /// <summary>The squared heights of which <see cref="RankT"/> would be the statistic, rounded down as SciPy does.</summary>
    internal Int128 RankHeights
    {
        get
        {
            BigInteger product = (BigInteger)ReferenceCount * CurrentCount, all = (BigInteger)ReferenceCount + CurrentCount;
            var common = product / BigInteger.GreatestCommonDivisor(ReferenceCount, CurrentCount);
            var upper = (6 * (BigInteger)FourfoldU) - (4 * product * ((4 * product) - 1));
            var least = BigInteger.Divide(common * common * all * upper, 24 * product * product);
            var scale = product / common;
            return (Int128)(least * scale * scale);
        }
    }
}
