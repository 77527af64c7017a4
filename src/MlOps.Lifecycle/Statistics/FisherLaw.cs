using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Fisher's F law: a ratio of two variances.</summary>
/// <remarks>Pure and thread-safe. NaN in, NaN out.</remarks>
public static class FisherLaw
{
    /// <summary>The probability of a ratio above <paramref name="f"/>; keeps its relative accuracy in the far tail.</summary>
    /// <param name="f">The ratio; 0 and below give 1.</param>
    /// <param name="upperDegrees">The degrees of freedom of the upper variance, above 0.</param>
    /// <param name="lowerDegrees">The degrees of freedom of the lower variance, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are not above 0.</exception>
    public static double Survival(double f, double upperDegrees, double lowerDegrees)
    {
        if (!(upperDegrees > 0))
            throw new ArgumentOutOfRangeException(nameof(upperDegrees), upperDegrees, "Degrees of freedom are above 0.");
        if (!(lowerDegrees > 0))
            throw new ArgumentOutOfRangeException(nameof(lowerDegrees), lowerDegrees, "Degrees of freedom are above 0.");
        if (double.IsNaN(f))
            return double.NaN;
        if (f <= 0)
            return 1;
        var upper = upperDegrees * f;
        return double.IsInfinity(upper) ? 0 : SpecialFunctions.BetaRegularized(lowerDegrees / 2, upperDegrees / 2, lowerDegrees / (lowerDegrees + upper));
    }
}
