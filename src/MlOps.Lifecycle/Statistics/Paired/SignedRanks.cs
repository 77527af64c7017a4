namespace MlOps.Lifecycle.Statistics;

/// <summary>The rank sums of paired differences first − second.</summary>
/// <param name="Positive">Ranks of positive differences.</param>
/// <param name="Negative">Ranks of negative differences.</param>
/// <param name="Mean">The mean of <paramref name="Positive"/> without a change.</param>
/// <param name="Deviation">Its standard deviation without a change, corrected for ties; 0 when no difference is left.</param>
/// <param name="Count">Pairs that were ranked.</param>
/// <param name="HasTies">Whether two differences are equal in size, or one is 0.</param>
public readonly record struct SignedRanks(double Positive, double Negative, double Mean, double Deviation, int Count, bool HasTies)
{
    /// <summary>The smaller of both rank sums, the statistic of the two-sided test.</summary>
    public double Smaller => Math.Min(Positive, Negative);
}
