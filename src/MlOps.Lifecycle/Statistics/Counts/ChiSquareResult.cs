namespace MlOps.Lifecycle.Statistics;

/// <summary>The comparison of two rows of counts.</summary>
/// <param name="Statistic">Pearson's Σ(observed − expected)²/expected; NaN when a side is empty.</param>
/// <param name="Degrees">Degrees of freedom: used columns minus 1.</param>
/// <param name="PValue">The probability of such a statistic without any change; 1 with a single column, NaN when a side is empty.</param>
/// <param name="CramersV">Cramér's V of the table as it is, without bias (Bergsma 2013), in [0, 1]. It shrinks as the two sides get unequal in size.</param>
/// <param name="Effect">Cramér's V with both sides weighted equally, without bias, in [0, 1]: equal to <paramref name="CramersV"/> for equal sizes, and the same however large the reference is.</param>
/// <param name="EffectInterval">An interval for the effect; valid through 0.</param>
/// <param name="Columns">Columns that hold something on either side.</param>
/// <param name="LargestColumn">The column that adds most to the effect, by its position in the counts; −1 when nothing does.</param>
/// <param name="SmallestExpected">The smallest count that either side would have in a column without a change; the laws used need 5.</param>
public readonly record struct ChiSquareResult(
    double Statistic, int Degrees, double PValue, double CramersV, double Effect, Interval EffectInterval, int Columns, int LargestColumn, double SmallestExpected);
