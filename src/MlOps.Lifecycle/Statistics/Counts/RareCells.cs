namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The rule for low counts: columns that the smaller side would not have five times without a change are counted together, so that the chi-square law
/// holds. A single such column stays as it is.
/// </summary>
/// <remarks>Pure and thread-safe. Nothing is left out: what is pooled still counts as one column. Source: Cochran 1954 for the five.</remarks>
public static class RareCells
{
    /// <summary>The expected count that the chi-square law needs.</summary>
    public const double LeastExpected = 5;

    /// <summary>Finds the columns that have to be counted together.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data over the same columns.</param>
    /// <returns>Per column, whether it is pooled; none when fewer than two would be.</returns>
    /// <exception cref="ArgumentException">The rows have different lengths, or a count is negative.</exception>
    public static bool[] Find(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var table = CountTable.Of(reference, current);
        double n = table.ReferenceCount, m = table.CurrentCount, smaller = n + m == 0 ? 0 : Math.Min(n, m) / (n + m);
        var rare = new bool[reference.Length];
        var count = 0;
        for (var i = 0; i < rare.Length; i++)
        {
            rare[i] = (reference[i] + current[i]) * smaller < LeastExpected;
            count += rare[i] ? 1 : 0;
        }

        if (count < 2)
            Array.Clear(rare);
        return rare;
    }

    /// <summary>Counts them together.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data over the same columns.</param>
    /// <returns>Both rows, the other columns in their order and behind them the pooled one.</returns>
    /// <exception cref="ArgumentException">The rows have different lengths, or a count is negative.</exception>
    public static (long[] Reference, long[] Current) Pool(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var rare = Find(reference, current);
        return (Pool(reference, rare), Pool(current, rare));
    }

    private static long[] Pool(ReadOnlySpan<long> counts, bool[] rare)
    {
        var pooled = new List<long>(counts.Length);
        long together = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (rare[i])
                together += counts[i];
            else
                pooled.Add(counts[i]);
        }

        if (rare.AsSpan().Contains(true))
            pooled.Add(together);
        return [.. pooled];
    }
}
