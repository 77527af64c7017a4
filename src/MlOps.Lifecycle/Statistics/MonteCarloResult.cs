namespace MlOps.Lifecycle.Statistics;

/// <summary>A p-value by random draws.</summary>
/// <param name="Statistic">The statistic of the data.</param>
/// <param name="PValue">(1 + k)/(1 + B): never 0, and never below what the draws can show.</param>
/// <param name="Interval">The p-value that endless drawing would give, with 99 % confidence (Clopper and Pearson 1934).</param>
/// <param name="AtLeast">Draws with a statistic at least as large, k.</param>
/// <param name="Draws">Draws, B.</param>
public readonly record struct MonteCarloResult(double Statistic, double PValue, Interval Interval, int AtLeast, int Draws)
{
    private const double Confidence = 0.99;

    internal static MonteCarloResult Of(double statistic, int atLeast, int draws) =>
        new(statistic, (1.0 + atLeast) / (1.0 + draws), BinomialLaw.RateInterval(atLeast, draws, Confidence), atLeast, draws);
}
