namespace MlOps.Lifecycle.Statistics;

/// <summary>How many rows a decision needs.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class SampleSize
{
    private const double Most = 1e9;

    /// <summary>
    /// About how many current rows decide on which side of a threshold an effect lies, if it stays as it was measured: the width of
    /// its interval shrinks with √(1/n + 1/m).
    /// </summary>
    /// <param name="effect">The measured effect.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="referenceRows">Rows of the reference, n.</param>
    /// <param name="currentRows">Current rows, m.</param>
    /// <returns>
    /// The number of current rows in all; <paramref name="currentRows"/> when the interval decides already; null when no number of current rows
    /// decides (the effect lies on the threshold, or the reference is too small), when a sample is empty, or for NaN.
    /// </returns>
    public static long? FindCurrentRowsNeeded(double effect, Interval interval, double threshold, long referenceRows, long currentRows)
    {
        if (referenceRows < 1 || currentRows < 1 || double.IsNaN(effect))
            return null;
        if (interval.Lower >= threshold || interval.Upper < threshold)
            return currentRows;
        var width = effect < threshold ? interval.Upper - effect : effect - interval.Lower;
        var room = Math.Abs(threshold - effect);
        var unit = (1.0 / referenceRows) + (1.0 / currentRows);
        var perRow = (unit * (room / width) * (room / width)) - (1.0 / referenceRows);
        return perRow > 1 / Most ? (long)Math.Ceiling(1 / perRow) : null;
    }
}
