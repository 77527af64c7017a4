namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The two-sample test of Kuiper: V = sup(F − G) + sup(G − F). It does not depend on where a circle is cut, so it is the test for hours of the
/// day, weekdays and directions, and it sees changes of spread better than Kolmogorov-Smirnov.
/// </summary>
/// <remarks>Pure and thread-safe. Sources: Kuiper 1960; the p-value after Stephens 1970. With ties it is conservative.</remarks>
public static class Kuiper
{
    private const double Certain = 0.4;

    /// <summary>V, in [0, 2); NaN when a sample is empty.</summary>
    /// <param name="distance">The distances of both directions, from <see cref="KolmogorovSmirnov.Measure"/>.</param>
    public static double V(in KolmogorovSmirnovDistance distance) => distance.Of(Alternative.CurrentHigher) + distance.Of(Alternative.CurrentLower);

    /// <summary>V scaled for the sample sizes: (√N + 0.155 + 0.24/√N)·V with N = nm/(n+m).</summary>
    /// <param name="distance">The distances of both directions.</param>
    public static double Scaled(in KolmogorovSmirnovDistance distance)
    {
        var root = Math.Sqrt((double)distance.ReferenceCount * distance.CurrentCount / ((double)distance.ReferenceCount + distance.CurrentCount));
        return (root + 0.155 + (0.24 / root)) * V(distance);
    }

    /// <summary>The p-value of the limit law, 2Σ(4j²λ²−1)·exp(−2j²λ²) at the scaled value λ; 1 below 0.4.</summary>
    /// <param name="distance">The distances of both directions.</param>
    /// <returns>The p-value, with its logarithm in the far tail; NaN when a sample is empty.</returns>
    public static TailProbability AsymptoticP(in KolmogorovSmirnovDistance distance)
    {
        var lambda = Scaled(distance);
        if (double.IsNaN(lambda))
            return TailProbability.NaN;
        if (lambda < Certain)
            return TailProbability.One;

        // The first term is taken out, so that the tail stays a number.
        var square = lambda * lambda;
        double sum = 0;
        for (var j = 1; j < 100; j++)
        {
            var term = ((4.0 * j * j * square) - 1) * Math.Exp(-2 * ((j * (double)j) - 1) * square);
            sum += term;
            if (term < 1e-18 * sum)
                break;
        }

        return TailProbability.FromLog(Math.Log(2) - (2 * square) + Math.Log(sum));
    }
}
