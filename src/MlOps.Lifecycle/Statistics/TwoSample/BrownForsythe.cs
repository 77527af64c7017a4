namespace MlOps.Lifecycle.Statistics;

/// <summary>The test of Brown and Forsythe: whether two samples spread differently around their medians.</summary>
/// <remarks>Pure and thread-safe. Source: Brown and Forsythe 1974.</remarks>
public static class BrownForsythe
{
    /// <summary>Compares two spreads.</summary>
    /// <param name="reference">The reference in ascending order, at least 2 values.</param>
    /// <param name="current">The current values in ascending order, at least 2.</param>
    /// <returns>The statistic and its p-value; p is 1 when neither sample spreads, and NaN where the statistic is 0/0 in the limit.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than 2 values or begins with NaN.</exception>
    public static StatisticWithP Compare(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        SortedSample.Check(reference, nameof(reference), 2);
        SortedSample.Check(current, nameof(current), 2);
        var x = SampleMoments.Of(Distances(reference));
        var y = SampleMoments.Of(Distances(current));
        double n = x.Count, m = y.Count, difference = x.Mean - y.Mean;
        var between = difference * difference * n * m / (n + m);
        var within = (((n - 1) * x.Variance) + ((m - 1) * y.Variance)) / (n + m - 2);
        return between == 0 && within == 0
            ? new(0, 1)
            : new(between / within, FisherLaw.Survival(between / within, 1, n + m - 2));
    }

    private static double[] Distances(ReadOnlySpan<double> sorted)
    {
        var median = Quantile.Median(sorted);
        var distances = new double[sorted.Length];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Math.Abs(sorted[i] - median);
        return distances;
    }
}
