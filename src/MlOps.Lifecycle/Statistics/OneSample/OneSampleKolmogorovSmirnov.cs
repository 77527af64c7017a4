namespace MlOps.Lifecycle.Statistics;

/// <summary>The one-sample Kolmogorov-Smirnov test: how far a sample lies from a known continuous law.</summary>
/// <remarks>
/// Pure and thread-safe. The law must be known beforehand: with parameters that were estimated from the same sample the p-values are far too
/// large. Against a reference sample use <see cref="KolmogorovSmirnov"/>.
/// </remarks>
public static class OneSampleKolmogorovSmirnov
{
    /// <summary>Measures the distances.</summary>
    /// <param name="sorted">The sample in ascending order.</param>
    /// <param name="cdf">The distribution function of the law, from a value to a probability in [0, 1].</param>
    /// <returns>The distances; NaN for an empty sample.</returns>
    /// <exception cref="ArgumentException"><paramref name="sorted"/> begins with NaN, or <paramref name="cdf"/> gives what is no probability.</exception>
    public static OneSampleDistance Measure(ReadOnlySpan<double> sorted, Func<double, double> cdf)
    {
        ArgumentNullException.ThrowIfNull(cdf);
        SortedSample.RefuseNaN(sorted, nameof(sorted));
        if (sorted.IsEmpty)
            return new(double.NaN, double.NaN, 0);
        double above = 0, below = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var f = cdf(sorted[i]);
            if (!(f is >= 0 and <= 1))
                throw new ArgumentException($"cdf gives {f} at {sorted[i]}, which is no probability.", nameof(cdf));
            above = Math.Max(above, ((i + 1.0) / sorted.Length) - f);
            below = Math.Max(below, f - ((double)i / sorted.Length));
        }

        return new(above, below, sorted.Length);
    }

    /// <summary>The exact p-value.</summary>
    /// <param name="distance">The distances.</param>
    /// <param name="alternative">The change that is looked for; the sample is the current one, the law the reference.</param>
    /// <returns>The p-value; NaN for an empty sample.</returns>
    public static TailProbability ExactP(in OneSampleDistance distance, Alternative alternative = Alternative.TwoSided) =>
        distance.Count == 0 ? TailProbability.NaN
        : alternative is Alternative.TwoSided ? SmirnovLaw.TwoSided(distance.Count, distance.D)
        : SmirnovLaw.OneSided(distance.Count, distance.Of(alternative));

    /// <summary>The p-value of the limit law of two sides, <c>KolmogorovLaw.Survival(D·√n)</c>; for one side take <see cref="ExactP"/>.</summary>
    /// <param name="distance">The distances.</param>
    /// <returns>The p-value; NaN for an empty sample.</returns>
    public static TailProbability AsymptoticP(in OneSampleDistance distance)
    {
        var z = distance.D * Math.Sqrt(distance.Count);
        return new(KolmogorovLaw.Survival(z), KolmogorovLaw.LogSurvival(z));
    }
}
