namespace MlOps.Lifecycle.Statistics;

/// <summary>Welch's t test: whether two means differ, with variances that may differ too.</summary>
/// <remarks>Pure and thread-safe. Sees means only. Source: Welch 1947.</remarks>
public static class WelchTest
{
    /// <summary>Compares two means.</summary>
    /// <param name="reference">Count, mean and variance of the reference.</param>
    /// <param name="current">Count, mean and variance of the current values.</param>
    /// <param name="confidence">The coverage of the interval of the difference, in (0, 1).</param>
    /// <param name="alternative">The change that is looked for; the interval has two sides in any case.</param>
    /// <returns>The result. Two constants decide by whether they are equal. NaN when a sample has fewer than two values.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static WelchResult Compare(in SampleMoments reference, in SampleMoments current, double confidence, Alternative alternative = Alternative.TwoSided)
    {
        Confidence.Check(confidence);
        var difference = current.Mean - reference.Mean;
        double a = reference.Variance / reference.Count, b = current.Variance / current.Count, square = a + b;
        if (!double.IsFinite(square) || !double.IsFinite(difference))
            return new(double.NaN, double.NaN, difference, new(double.NegativeInfinity, double.PositiveInfinity, confidence), double.NaN);
        if (square == 0)
        {
            var t = difference == 0 ? 0 : difference > 0 ? double.PositiveInfinity : double.NegativeInfinity;
            return new(t, double.PositiveInfinity, difference, new(difference, difference, confidence), difference == 0 ? 1 : Tail(t, 1, alternative));
        }

        var degrees = square * square / ((a * a / (reference.Count - 1)) + (b * b / (current.Count - 1)));
        var root = Math.Sqrt(square);
        var half = root * StudentLaw.InverseSurvival((1 - confidence) / 2, degrees);
        return new(difference / root, degrees, difference, new(difference - half, difference + half, confidence), Tail(difference / root, degrees, alternative));
    }

    internal static double Tail(double t, double degrees, Alternative alternative) => alternative switch
    {
        Alternative.CurrentHigher => StudentLaw.Survival(t, degrees),
        Alternative.CurrentLower => StudentLaw.Survival(-t, degrees),
        _ => 2 * StudentLaw.Survival(Math.Abs(t), degrees),
    };
}
