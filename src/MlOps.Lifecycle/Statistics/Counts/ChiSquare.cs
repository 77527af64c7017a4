namespace MlOps.Lifecycle.Statistics;

/// <summary>The chi-square test of homogeneity for two rows of counts, with Cramér's V as its effect.</summary>
/// <remarks>
/// Pure and thread-safe. The reference is a sample like the other one, never taken as known. Columns that are empty on both sides do not
/// count; there is no continuity correction. Sources: Pearson 1900, Bergsma 2013; see docs/statistics/chi-square.md.
/// </remarks>
public static class ChiSquare
{
    /// <summary>Compares two rows of counts over the same columns.</summary>
    /// <param name="reference">Counts of the reference.</param>
    /// <param name="current">Counts of the current data.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1); half of the rest is on either side.</param>
    /// <returns>The result; an empty side gives NaN with the interval from 0 to 1.</returns>
    /// <exception cref="ArgumentException">The rows have different lengths, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static ChiSquareResult Compare(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, double confidence)
    {
        Confidence.Check(confidence);
        var table = CountTable.Of(reference, current);
        if (table.ReferenceCount == 0 || table.CurrentCount == 0)
            return new(double.NaN, Math.Max(0, table.Used - 1), double.NaN, double.NaN, double.NaN, new(0, 1, confidence), table.Used, -1, 0);
        if (table.Used == 1)
            return new(0, 0, 1, 0, 0, new(0, 0, confidence), 1, -1, table.SmallestExpected);

        double n = table.ReferenceCount, m = table.CurrentCount, all = n + m;
        double statistic = 0, square = 0, largest = 0;
        var largestColumn = -1;
        for (var i = 0; i < reference.Length; i++)
        {
            double column = reference[i] + current[i];
            if (column == 0)
                continue;
            var difference = reference[i] - (n * column / all);
            statistic += difference * difference * all * all / (n * m * column);

            // ½Σ(p − q)²/(p + q): the squared V of the table that has both sides in equal numbers.
            double p = reference[i] / n, q = current[i] / m;
            var part = (p - q) * (p - q) / (2 * (p + q));
            square += part;
            if (part > largest)
                (largest, largestColumn) = (part, i);
        }

        var degrees = table.Used - 1;
        var unit = ((1 / n) + (1 / m)) / 4;
        var side = (1 - confidence) / 2;
        var interval = new Interval(
            Math.Min(1, Math.Sqrt(unit * ChiSquareLaw.Noncentrality(square / unit, degrees, 1 - side))),
            Math.Min(1, Math.Sqrt(unit * ChiSquareLaw.Noncentrality(square / unit, degrees, side))),
            confidence);
        return new(
            statistic,
            degrees,
            ChiSquareLaw.Survival(statistic, degrees),
            Unbiased(statistic / all, degrees / (all - 1), all),
            Unbiased(square, degrees * unit, all),
            interval,
            table.Used,
            largestColumn,
            table.SmallestExpected);
    }

    /// <summary>√(max(0, V² − bias)/(r̃ − 1)) with r̃ − 1 = 1 − 1/(N − 1) for two rows; the correction of the columns never is the smaller one.</summary>
    private static double Unbiased(double square, double bias, double all)
    {
        var most = 1 - (1 / (all - 1));
        return most > 0 ? Math.Min(1, Math.Sqrt(Math.Max(0, square - bias) / most)) : 0;
    }
}
