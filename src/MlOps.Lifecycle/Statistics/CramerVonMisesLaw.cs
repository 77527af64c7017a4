using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The limit law of the statistic of Cramér and von Mises: Σ χ²₁/(πj)².</summary>
/// <remarks>Pure and thread-safe. Its moment generating function is (√(2s)/sin√(2s))^½ (Anderson and Darling 1952).</remarks>
public static class CramerVonMisesLaw
{
    /// <summary>The probability of a value above <paramref name="t"/>; keeps its relative accuracy in the far tail.</summary>
    /// <param name="t">The value; 0 and below give 1, NaN gives NaN.</param>
    public static TailProbability Survival(double t) => QuadraticTail.Survival(
        t,
        mean: 1.0 / 6,
        pole: Math.PI * Math.PI / 2,
        s =>
        {
            var root = Complex.Sqrt(2 * s);
            return Complex.Sin(root) / root;
        },
        power: -0.5);
}
