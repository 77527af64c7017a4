namespace MlOps.Lifecycle.Statistics;

/// <summary>How far the shares of two tables of counts are apart.</summary>
/// <param name="Value">The population stability index of the smoothed shares, 0 or above; NaN when a side is empty.</param>
/// <param name="Corrected">The value without what chance adds on average, (bins − 1)·(1/n + 1/m); may be below 0.</param>
/// <param name="Interval">An interval for the index of the two populations; valid through 0.</param>
/// <param name="PValue">The probability of such a value without any change; 1 with a single bin, NaN when a side is empty.</param>
/// <param name="Bins">Bins that hold something on either side.</param>
/// <param name="LargestBin">The bin that adds most to the value, by its position in the counts; −1 when nothing does.</param>
/// <param name="SmallestExpected">The smallest count that either side would have in a bin without a change; the laws used need 5.</param>
public readonly record struct PopulationStabilityResult(
    double Value, double Corrected, Interval Interval, double PValue, int Bins, int LargestBin, double SmallestExpected);
