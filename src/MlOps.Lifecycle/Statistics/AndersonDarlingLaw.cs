using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The limit law of the statistic of Anderson and Darling for k samples: Σ χ²₍ₖ₋₁₎/(j(j+1)).</summary>
/// <remarks>Pure and thread-safe. Its moment generating function is (−2πs/cos(½π√(1+8s)))^((k−1)/2) (Anderson and Darling 1952).</remarks>
public static class AndersonDarlingLaw
{
    /// <summary>The variance for two samples, 2Σ1/(j(j+1))².</summary>
    internal static readonly double UnitVariance = 2 * ((Math.PI * Math.PI / 3) - 3);

    /// <summary>The probability of a value above <paramref name="x"/>; keeps its relative accuracy in the far tail.</summary>
    /// <param name="x">The value; 0 and below give 1, NaN gives NaN.</param>
    /// <param name="samples">The number of samples, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is below 2.</exception>
    public static TailProbability Survival(double x, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        return QuadraticTail.Survival(
            x,
            mean: samples - 1,
            pole: 1,
            s => -Complex.Cos(Math.PI / 2 * Complex.Sqrt(1 + (8 * s))) / (2 * Math.PI * s),
            power: -0.5 * (samples - 1));
    }
}
