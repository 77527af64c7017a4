namespace MlOps.Lifecycle.Statistics;

/// <summary>The energy distance √(2∫(F − G)²) = √(2E|X − Y| − E|X − X'| − E|Y − Y'|), and its coefficient without a unit.</summary>
/// <remarks>Pure and thread-safe. Source: Székely and Rizzo 2013.</remarks>
public static class EnergyDistance
{
    /// <summary>Measures the distance.</summary>
    /// <param name="reference">The reference in ascending order.</param>
    /// <param name="current">The current values in ascending order.</param>
    /// <returns>The distance, in the square root of the unit of the column; NaN when a sample is empty.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN.</exception>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Math.Sqrt(2 * StepIntegral.Of(reference, [], current, [], squared: true));

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
        return Math.Sqrt(2 * StepIntegral.Of(reference, referenceWeights, current, currentWeights, squared: true));
    }

    /// <summary>The coefficient of homogeneity H = D²/(2E|X − Y|): the same in every unit.</summary>
    /// <param name="reference">The reference in ascending order.</param>
    /// <param name="current">The current values in ascending order.</param>
    /// <returns>The coefficient, in [0, 1]; 0 when all values are equal, NaN when a sample is empty.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN.</exception>
    public static double Coefficient(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var distance = Distance(reference, current);
        if (distance == 0 || double.IsNaN(distance))
            return distance;

        // E|X − Y| = ∫F(1 − G) + G(1 − F).
        var apart = StepIntegral.MeanDifference(reference, current);
        return Math.Min(1, distance * distance / (2 * apart));
    }
}
