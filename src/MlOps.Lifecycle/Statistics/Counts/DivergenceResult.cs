namespace MlOps.Lifecycle.Statistics;

/// <summary>A test on counts.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Degrees">Degrees of freedom of the chi-square law.</param>
/// <param name="PValue">The p-value of the limit law; rows are taken as independent.</param>
/// <param name="SmallestExpected">The smallest expected count; the limit law needs about 5.</param>
public readonly record struct DivergenceResult(double Statistic, int Degrees, double PValue, double SmallestExpected);
