using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The standard normal law.</summary>
/// <remarks>Pure and thread-safe. NaN in, NaN out.</remarks>
public static class NormalLaw
{
    private const double FarTail = 10;
    private static readonly double Root2 = Math.Sqrt(2);

    /// <summary>The probability of a value of at most <paramref name="z"/>; keeps its relative accuracy far below 0.</summary>
    /// <param name="z">The value.</param>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Root2);

    /// <summary>The probability of a value above <paramref name="z"/>; keeps its relative accuracy far above 0.</summary>
    /// <param name="z">The value.</param>
    public static double Survival(double z) => 0.5 * SpecialFunctions.Erfc(z / Root2);

    /// <summary>The natural logarithm of <see cref="Survival"/>, a number however far the tail.</summary>
    /// <param name="z">The value.</param>
    public static double LogSurvival(double z)
    {
        if (z < FarTail || double.IsNaN(z))
            return Math.Log(Survival(z));

        // φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))): from 10 on, 40 steps are exact to the last digit (Laplace).
        var fraction = z;
        for (var k = 40; k > 0; k--)
            fraction = z + (k / fraction);
        return (-0.5 * z * z) - (0.5 * Math.Log(2 * Math.PI)) - Math.Log(fraction);
    }

    /// <summary>The value that is exceeded with a probability, for example 1.96 for 0.025.</summary>
    /// <param name="tail">The probability; 0 gives infinity and 1 negative infinity.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> is not in [0, 1].</exception>
    public static double InverseSurvival(double tail) => tail is >= 0 and <= 1
        ? Root2 * SpecialFunctions.ErfcInv(2 * tail)
        : throw new ArgumentOutOfRangeException(nameof(tail), tail, "A probability lies between 0 and 1.");
}
