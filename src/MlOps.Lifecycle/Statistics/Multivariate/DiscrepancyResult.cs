namespace MlOps.Lifecycle.Statistics;

/// <summary>The squared maximum mean discrepancy of two samples of rows.</summary>
/// <param name="Biased">With all pairs, a row with itself too: 0 or above, and above 0 without a change.</param>
/// <param name="Unbiased">Without pairs of a row with itself: 0 on average without a change, so it may be negative.</param>
/// <param name="Width">The width σ of the kernel.</param>
public readonly record struct DiscrepancyResult(double Biased, double Unbiased, double Width);
