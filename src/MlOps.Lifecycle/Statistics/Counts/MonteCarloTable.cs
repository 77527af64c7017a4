namespace MlOps.Lifecycle.Statistics;

/// <summary>The exact test of two rows of counts by drawing tables with the same margins: right however sparse the table is.</summary>
/// <remarks>Pure and thread-safe; the same seed gives the same answer everywhere. Source: Patefield 1981 for the idea; Phipson and Smyth 2010 for (1 + k)/(1 + B).</remarks>
public static class MonteCarloTable
{
    private const double Rounding = 1 - 1e-12;

    /// <summary>Compares two rows by Pearson's statistic.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data over the same columns.</param>
    /// <param name="draws">How many tables are drawn, B; at least 1. The smallest p-value is 1/(B + 1).</param>
    /// <param name="seed">Starts the stream of <see cref="SplitMix64"/>.</param>
    /// <returns>p = (1 + k)/(1 + B), where k tables differ at least as much; with an interval for what endless drawing would give.</returns>
    /// <exception cref="ArgumentException">The rows have different lengths, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is below 1.</exception>
    public static MonteCarloResult Compare(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var table = CountTable.Of(reference, current);
        if (table.ReferenceCount == 0 || table.CurrentCount == 0 || table.Used < 2)
            return MonteCarloResult.Of(0, draws, draws);
        var totals = new List<long>(table.Used);
        for (var i = 0; i < reference.Length; i++)
        {
            if (reference[i] + current[i] > 0)
                totals.Add(reference[i] + current[i]);
        }

        var used = totals.ToArray();
        var observed = Distance(reference, current, table);
        var generator = new SplitMix64(seed);
        var atLeast = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            long left = table.ReferenceCount, rows = table.ReferenceCount + table.CurrentCount;
            var distance = 0.0;
            foreach (var total in used)
            {
                var count = HypergeometricDraw.Next(generator, total, rows - total, left);
                var difference = count - ((double)table.ReferenceCount * total / (table.ReferenceCount + table.CurrentCount));
                distance += difference * difference / total;
                left -= count;
                rows -= total;
            }

            if (distance >= observed * Rounding)
                atLeast++;
        }

        return MonteCarloResult.Of(observed * Scale(table), atLeast, draws);
    }

    /// <summary>Σ(reference − expected)²/column: Pearson's statistic but for a factor that all tables share.</summary>
    private static double Distance(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, in CountTable table)
    {
        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            double total = reference[i] + current[i];
            if (total == 0)
                continue;
            var difference = reference[i] - (table.ReferenceCount * total / (table.ReferenceCount + table.CurrentCount));
            sum += difference * difference / total;
        }

        return sum;
    }

    private static double Scale(in CountTable table)
    {
        double n = table.ReferenceCount, m = table.CurrentCount;
        return (n + m) * (n + m) / (n * m);
    }
}
