namespace MlOps.Lifecycle.Statistics;

/// <summary>The limit law of the Kolmogorov-Smirnov distance times the square root of the effective sample size.</summary>
/// <remarks>Pure and thread-safe. Source: Kolmogorov 1933, Smirnov 1939; the two series meet at 0.8.</remarks>
public static class KolmogorovLaw
{
    private const double SeriesMeetAt = 0.8;

    /// <summary>The probability of a value above <paramref name="z"/>; NaN for NaN.</summary>
    /// <param name="z">The value; 0 and below give 1.</param>
    public static double Survival(double z)
    {
        if (double.IsNaN(z))
            return double.NaN;
        if (z <= 0)
            return 1;
        if (z >= SeriesMeetAt)
            return Math.Exp(LogSurvival(z));

        // K(z) = √(2π)/z · Σ exp(−(2j−1)²π²/(8z²)): three terms are exact to the last digit below 0.8.
        var w = -Math.PI * Math.PI / (8 * z * z);
        var cdf = Math.Sqrt(2 * Math.PI) / z * (Math.Exp(w) + Math.Exp(9 * w) + Math.Exp(25 * w));
        return 1 - cdf;
    }

    /// <summary>The natural logarithm of <see cref="Survival"/>, exact where that rounds to 0.</summary>
    /// <param name="z">The value.</param>
    public static double LogSurvival(double z)
    {
        if (double.IsNaN(z))
            return double.NaN;
        if (z < SeriesMeetAt)
            return Math.Log(Survival(z));

        // 2Σ(−1)^{j+1}·exp(−2j²z²), with the first term taken out.
        var square = z * z;
        var rest = -Math.Exp(-6 * square) + Math.Exp(-16 * square) - Math.Exp(-30 * square) + Math.Exp(-48 * square);
        return Math.Log(2) - (2 * square) + double.LogP1(rest);
    }

    /// <summary>The value that is exceeded with a probability, for example 1.358 for 0.05.</summary>
    /// <param name="tail">The probability, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> is not in (0, 1].</exception>
    public static double InverseSurvival(double tail)
    {
        if (!(tail is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "A tail probability lies above 0 and is at most 1.");
        double low = 0, high = Math.Sqrt(Math.Log(2 / tail) / 2) + 1; // 2·exp(−2z²) is an upper bound of the survival.
        for (var i = 0; i < 200 && low < high; i++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                break;
            if (Survival(middle) >= tail)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
