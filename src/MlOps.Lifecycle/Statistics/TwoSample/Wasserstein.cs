namespace MlOps.Lifecycle.Statistics;

/// <summary>The Wasserstein-1 distance ∫|F − G|: how far a value has to be moved on average to turn one sample into the other, in units of the column.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class Wasserstein
{
    /// <summary>From this many values on counting beats sorting.</summary>
    private const int BucketsPay = 3_000;

    /// <summary>Measures the distance.</summary>
    /// <param name="reference">The reference in ascending order.</param>
    /// <param name="current">The current values in ascending order.</param>
    /// <returns>The distance; NaN when a sample is empty, infinity when the samples hold different shares of an infinity.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN.</exception>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) => StepIntegral.Of(reference, [], current, [], squared: false);

    /// <summary>Measures the distance of samples in any order, many times faster than sorting them.</summary>
    /// <param name="reference">The reference; NaN stands for missing and is left out.</param>
    /// <param name="current">The current values; NaN is left out.</param>
    /// <returns>The distance, equal to the one of sorted samples but for the order of additions (twelve digits); NaN when no value is left on a side.</returns>
    public static double DistanceUnsorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Math.Max(reference.Length, current.Length) >= BucketsPay && BucketedWasserstein.Find(reference, current) is { } found)
            return found;
        using var sorted = new SortedPair(reference, current);
        return Distance(sorted.Reference, sorted.Current);
    }

    /// <summary>Measures the distance of weighted values.</summary>
    /// <param name="reference">The reference in ascending order.</param>
    /// <param name="referenceWeights">The weight of each reference value, 0 or above; not all 0.</param>
    /// <param name="current">The current values in ascending order.</param>
    /// <param name="currentWeights">The weight of each current value.</param>
    /// <returns>The distance; NaN when a sample is empty.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN, or weights are negative, all 0, or of another number than the values.</exception>
    public static double Distance(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> referenceWeights, ReadOnlySpan<double> current, ReadOnlySpan<double> currentWeights)
    {
        StepIntegral.CheckWeights(reference, referenceWeights, nameof(referenceWeights));
        StepIntegral.CheckWeights(current, currentWeights, nameof(currentWeights));
        return StepIntegral.Of(reference, referenceWeights, current, currentWeights, squared: false);
    }
}
