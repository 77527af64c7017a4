namespace MlOps.Lifecycle.Statistics;

/// <summary>The difference of two rates.</summary>
/// <param name="ReferenceRate">The rate of the reference; NaN without rows.</param>
/// <param name="CurrentRate">The rate of the current data; NaN without rows.</param>
/// <param name="Difference">Current minus reference, in [−1, 1].</param>
/// <param name="Interval">An interval for the difference.</param>
/// <param name="Statistic">The z of the pooled two-sided test; 0 when the pooled rate is 0 or 1.</param>
/// <param name="PValue">Its p-value; 1 when the pooled rate is 0 or 1.</param>
public readonly record struct RateDifferenceResult(double ReferenceRate, double CurrentRate, double Difference, Interval Interval, double Statistic, double PValue)
{
    /// <summary>The interval of the size of the difference, whatever its sign.</summary>
    public Interval Magnitude => Interval.Lower > 0 ? Interval
        : Interval.Upper < 0 ? new(-Interval.Upper, -Interval.Lower, Interval.Confidence)
        : new(0, Math.Max(-Interval.Lower, Interval.Upper), Interval.Confidence);
}
