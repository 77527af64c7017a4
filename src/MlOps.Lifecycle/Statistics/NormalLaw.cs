using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The standard normal law.</summary>
/// <remarks>Pure and thread-safe. NaN in, NaN out.</remarks>
public static class NormalLaw
{
    private static readonly double Root2 = Math.Sqrt(2);

    /// <summary>The probability of a value of at most <paramref name="z"/>; keeps its relative accuracy far below 0.</summary>
    /// <param name="z">The value.</param>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Root2);

    /// <summary>The value that is exceeded with a probability, for example 1.96 for 0.025.</summary>
    /// <param name="tail">The probability; 0 gives infinity and 1 negative infinity.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> is not in [0, 1].</exception>
    public static double InverseSurvival(double tail) => tail is >= 0 and <= 1
        ? Root2 * SpecialFunctions.ErfcInv(2 * tail)
        : throw new ArgumentOutOfRangeException(nameof(tail), tail, "A probability lies between 0 and 1.");
}
