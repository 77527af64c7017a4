namespace MlOps.Lifecycle.Statistics;

/// <summary>A statistic and the probability of one at least as extreme without a change, rows taken as independent.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="PValue">The p-value, in [0, 1]; NaN when nothing could be tested.</param>
public readonly record struct StatisticWithP(double Statistic, double PValue);
