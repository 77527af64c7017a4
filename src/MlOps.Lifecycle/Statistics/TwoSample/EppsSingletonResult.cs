namespace MlOps.Lifecycle.Statistics;

/// <summary>The comparison of two characteristic functions.</summary>
/// <param name="Statistic">The statistic W.</param>
/// <param name="Degrees">Degrees of freedom of the chi-square law: the rank of the covariance, 4 for most data.</param>
/// <param name="PValue">The p-value of the limit law; rows are taken as independent.</param>
public readonly record struct EppsSingletonResult(double Statistic, int Degrees, double PValue);
