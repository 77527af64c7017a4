namespace MlOps.Lifecycle.Statistics;

/// <summary>What a bootstrap says about one statistic.</summary>
/// <param name="Estimate">The statistic of the rows as they are; NaN where it is not defined.</param>
/// <param name="Interval">The percentile interval; null when the estimate is NaN or fewer than nine tenths of the replicates gave a number.</param>
/// <param name="StandardError">The standard deviation over the replicates; NaN with fewer than two.</param>
/// <param name="Defined">Replicates that gave a number.</param>
/// <param name="Undefined">Replicates that gave NaN, for example an AUC of one class.</param>
/// <param name="Blocks">How many blocks fit into the rows: with only a few, the interval is too narrow.</param>
public readonly record struct BootstrapResult(double Estimate, Interval? Interval, double StandardError, int Defined, int Undefined, int Blocks);
