namespace MlOps.Lifecycle.Statistics;

/// <summary>The population stability index Σ(q − p)·ln(q/p) with its interval and its law under no change.</summary>
/// <remarks>
/// Pure and thread-safe. Both sides are smoothed by half a count per bin, so an empty bin neither jumps nor gives infinity and equal shares give 0.
/// Sources: Siddiqi 2006 for the index, Yurdakul 2018 for its law; see docs/statistics/population-stability.md.
/// </remarks>
public static class PopulationStability
{
    private const double Smoothing = 0.5;

    /// <summary>Compares two tables of counts over the same bins.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1); half of the rest is on either side.</param>
    /// <returns>The result; an empty side gives NaN with the interval from 0 to infinity.</returns>
    /// <exception cref="ArgumentException">The tables have different lengths, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static PopulationStabilityResult Compare(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, double confidence)
    {
        Confidence.Check(confidence);
        var table = CountTable.Of(reference, current);
        if (table.ReferenceCount == 0 || table.CurrentCount == 0)
            return new(double.NaN, double.NaN, new(0, double.PositiveInfinity, confidence), double.NaN, table.Used, -1, 0);

        double n = table.ReferenceCount, m = table.CurrentCount, value = 0, largest = 0;
        var largestBin = -1;
        for (var i = 0; i < reference.Length; i++)
        {
            if (reference[i] + current[i] == 0)
                continue;
            var p = (reference[i] + Smoothing) / (n + (Smoothing * table.Used));
            var q = (current[i] + Smoothing) / (m + (Smoothing * table.Used));
            var part = (q - p) * Math.Log(q / p);
            value += part;
            if (part > largest)
                (largest, largestBin) = (part, i);
        }

        var unit = (1 / n) + (1 / m);
        var degrees = table.Used - 1;
        if (degrees == 0)
            return new(0, 0, new(0, 0, confidence), 1, 1, -1, table.SmallestExpected);
        var side = (1 - confidence) / 2;
        var interval = new Interval(
            unit * ChiSquareLaw.Noncentrality(value / unit, degrees, 1 - side),
            unit * ChiSquareLaw.Noncentrality(value / unit, degrees, side),
            confidence);
        return new(value, value - (degrees * unit), interval, ChiSquareLaw.Survival(value / unit, degrees), table.Used, largestBin, table.SmallestExpected);
    }
}
