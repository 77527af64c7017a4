namespace MlOps.Lifecycle.Statistics;

/// <summary>The statistic of Mann and Whitney.</summary>
/// <param name="U">Pairs of a reference and a current value in which the current one is larger; a tie counts ½.</param>
/// <param name="HasTies">Whether any two values are equal.</param>
/// <param name="Deviation">The standard deviation of U without a change, corrected for ties; 0 when all values are equal.</param>
/// <param name="ReferenceCount">Values of the reference, n.</param>
/// <param name="CurrentCount">Current values, m.</param>
public readonly record struct MannWhitneyResult(double U, bool HasTies, double Deviation, int ReferenceCount, int CurrentCount)
{
    /// <summary>The effect: the probability that a current value is larger than a reference one, ties counted ½; 0.5 without a change.</summary>
    public double Superiority => U / ((double)ReferenceCount * CurrentCount);
}
