using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Student's law: a mean over its estimated standard error.</summary>
/// <remarks>Pure and thread-safe. NaN in, NaN out.</remarks>
public static class StudentLaw
{
    /// <summary>The probability of a value above <paramref name="t"/>; keeps its relative accuracy in the far tail.</summary>
    /// <param name="t">The value.</param>
    /// <param name="degrees">The degrees of freedom, above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not above 0.</exception>
    public static double Survival(double t, double degrees)
    {
        if (!(degrees > 0))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are above 0.");
        if (double.IsNaN(t))
            return double.NaN;
        if (t == 0)
            return 0.5;
        var square = t * t;
        var tail = double.IsInfinity(square) ? 0 : 0.5 * SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + square));
        return t > 0 ? tail : 1 - tail;
    }

    /// <summary>The value that is exceeded with a probability, for example 2.57 for 0.025 and five degrees of freedom.</summary>
    /// <param name="tail">The probability, in (0, 1).</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> or <paramref name="degrees"/> is out of its range.</exception>
    public static double InverseSurvival(double tail, double degrees) => tail > 0.5
        ? -InverseSurvival(1 - tail, degrees)
        : tail == 0.5 ? 0 : Inverse.Decreasing(t => Survival(t, degrees), tail);
}
