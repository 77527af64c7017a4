using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The statistic of Cramér and von Mises.</summary>
/// <param name="FourfoldU">Four times U = nΣ(rank − i)² + mΣ(rank − j)² over the pooled ranks of both samples: a whole number.</param>
/// <param name="ReferenceCount">Values of the reference, n.</param>
/// <param name="CurrentCount">Current values, m.</param>
public readonly record struct CramerVonMisesResult(Int128 FourfoldU, int ReferenceCount, int CurrentCount)
{
    /// <summary>T = U/(nm(n+m)) − (4nm − 1)/(6(n+m)); 1/6 on average without a change.</summary>
    public double T
    {
        get
        {
            // On one denominator, so that nothing cancels: (6·4U − 4nm(4nm − 1)) / (24·nm·(n + m)).
            BigInteger product = (BigInteger)ReferenceCount * CurrentCount;
            var upper = (6 * (BigInteger)FourfoldU) - (4 * product * ((4 * product) - 1));
            return (double)upper / ((double)product * 24 * ((double)ReferenceCount + CurrentCount));
        }
    }
}
