namespace MlOps.Lifecycle.Statistics;

/// <summary>The test of Kruskal and Wallis for two samples: whether ranks differ, by the chi-square law.</summary>
/// <remarks>Pure and thread-safe. For two samples it is the square of <see cref="MannWhitney"/> without the correction for continuity. Source: Kruskal and Wallis 1952.</remarks>
public static class KruskalWallis
{
    /// <summary>Compares ranks.</summary>
    /// <param name="reference">The reference in ascending order, at least 1 value.</param>
    /// <param name="current">The current values in ascending order, at least 1.</param>
    /// <returns>The statistic H, corrected for ties, and its p-value; 0 and 1 when all values are equal.</returns>
    /// <exception cref="ArgumentException">A sample is empty or begins with NaN.</exception>
    public static StatisticWithP Compare(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var ranks = MannWhitney.Measure(reference, current);
        if (ranks.Deviation == 0)
            return new(0, 1);
        var z = (ranks.U - (0.5 * reference.Length * current.Length)) / ranks.Deviation;
        return new(z * z, ChiSquareLaw.Survival(z * z, 1));
    }
}
