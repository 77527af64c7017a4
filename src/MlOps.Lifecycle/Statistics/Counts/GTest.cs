namespace MlOps.Lifecycle.Statistics;

/// <summary>The G test of two rows of counts with the correction of Williams, without which it rejects too often in small tables.</summary>
/// <remarks>Pure and thread-safe. Source: Williams 1976. Needs expected counts of about 5; below that take <see cref="MonteCarloTable"/>.</remarks>
public static class GTest
{
    /// <summary>Compares two rows.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data over the same columns.</param>
    /// <returns>The statistic 2ΣO·ln(O/E), divided by the correction, and its p-value; 0 and 1 when fewer than two columns are used or a side is empty.</returns>
    /// <exception cref="ArgumentException">The rows have different lengths, or a count is negative.</exception>
    public static DivergenceResult Compare(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var table = CountTable.Of(reference, current);
        long[][] rows = [reference.ToArray(), current.ToArray()];
        var plain = PowerDivergence.Homogeneity(rows, PowerDivergence.LogLikelihood);
        if (plain.Degrees == 0)
            return plain;
        double all = table.ReferenceCount + (double)table.CurrentCount, columns = 0;
        for (var i = 0; i < reference.Length; i++)
            columns += reference[i] + current[i] == 0 ? 0 : all / (reference[i] + current[i]);
        var sides = (all / table.ReferenceCount) + (all / table.CurrentCount);
        var statistic = plain.Statistic / (1 + ((sides - 1) * (columns - 1) / (6 * all * plain.Degrees)));
        return plain with { Statistic = statistic, PValue = ChiSquareLaw.Survival(statistic, plain.Degrees) };
    }
}
