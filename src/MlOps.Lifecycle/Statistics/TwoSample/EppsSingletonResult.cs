namespace MlOps.Lifecycle.Statistics;

/// <summary>The comparison of two characteristic functions.</summary>
/// <param name="Statistic">The squared distance of the characteristic functions at both points, in units of the covariance of the pooled sample.</param>
/// <param name="Degrees">Degrees of freedom of the chi-square law: the rank of the covariance, 4 for most data.</param>
/// <param name="PValue">The p-value of the limit law; rows are taken as independent.</param>
/// <param name="PublishedStatistic">The statistic W as published and as SciPy gives it; for comparisons.</param>
/// <param name="PublishedP">Its p-value; far too small when one sample is small.</param>
public readonly record struct EppsSingletonResult(double Statistic, int Degrees, double PValue, double PublishedStatistic, double PublishedP);
