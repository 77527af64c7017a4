namespace MlOps.Lifecycle.Statistics;

/// <summary>Bins of equal width over the range of a sample, as charts draw them and as other tools compare on. For tests take <see cref="QuantileBins"/>: one far value squeezes these.</summary>
/// <remarks>Pure and thread-safe. Rules as NumPy has them.</remarks>
public static class HistogramEdges
{
    /// <summary>Edges by a rule for their number.</summary>
    /// <param name="sorted">The sample in ascending order, finite, at least one value.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The edges, one more than there are bins.</returns>
    /// <exception cref="ArgumentException">The sample is empty or holds what is not finite.</exception>
    public static double[] Of(ReadOnlySpan<double> sorted, BinRule rule)
    {
        Check(sorted);
        var range = sorted[^1] - sorted[0];
        var width = Width(sorted, rule, range);
        return EqualWidth(sorted, width > 0 ? (int)Math.Ceiling(range / width) : 1);
    }

    /// <summary>Edges of a given number of bins.</summary>
    /// <param name="sorted">The sample in ascending order, finite, at least one value.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <returns>The edges, one more than there are bins; ½ around the value of a constant sample.</returns>
    /// <exception cref="ArgumentException">The sample is empty or holds what is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static double[] EqualWidth(ReadOnlySpan<double> sorted, int bins)
    {
        Check(sorted);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        double first = sorted[0], last = sorted[^1];
        if (first == last)
            (first, last) = (first - 0.5, last + 0.5);
        var step = (last - first) / bins;
        var edges = new double[bins + 1];
        for (var i = 0; i < bins; i++)
            edges[i] = first + (i * step);
        edges[bins] = last;
        return edges;
    }

    /// <summary>Counts values per bin: each holds its lower edge, the last one its upper edge too.</summary>
    /// <param name="sorted">Values in ascending order, without NaN; what lies outside the edges is not counted.</param>
    /// <param name="edges">The edges in ascending order.</param>
    public static long[] Count(ReadOnlySpan<double> sorted, ReadOnlySpan<double> edges)
    {
        var counts = new long[Math.Max(0, edges.Length - 1)];
        var i = 0;
        while (i < sorted.Length && counts.Length > 0 && sorted[i] < edges[0])
            i++;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            for (; i < sorted.Length && (sorted[i] < edges[bin + 1] || (bin == counts.Length - 1 && sorted[i] == edges[^1])); i++)
                counts[bin]++;
        }

        return counts;
    }

    private static double Width(ReadOnlySpan<double> sorted, BinRule rule, double range)
    {
        double n = sorted.Length;
        return rule switch
        {
            BinRule.SquareRoot => range / Math.Sqrt(n),
            BinRule.Sturges => range / (Math.Log2(n) + 1),
            BinRule.Rice => range / (2 * Math.Cbrt(n)),
            BinRule.Scott => Math.Cbrt(24 * Math.Sqrt(Math.PI) / n) * Deviation(sorted),
            BinRule.FreedmanDiaconis => 2 * (Quantile.OfSorted(sorted, 0.75) - Quantile.OfSorted(sorted, 0.25)) / Math.Cbrt(n),
            BinRule.Doane => Doane(sorted, range),
            BinRule.Auto => Width(sorted, BinRule.FreedmanDiaconis, range) is var narrow and > 0
                ? Math.Min(narrow, Width(sorted, BinRule.Sturges, range))
                : Width(sorted, BinRule.Sturges, range),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule."),
        };
    }

    private static double Doane(ReadOnlySpan<double> sorted, double range)
    {
        double n = sorted.Length, deviation = Deviation(sorted);
        if (n <= 2 || deviation == 0)
            return 0;
        double mean = SampleMoments.Of(sorted).Mean, skewness = 0;
        foreach (var value in sorted)
            skewness += Math.Pow((value - mean) / deviation, 3) / n;
        var error = Math.Sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return range / (1 + Math.Log2(n) + Math.Log2(1 + (Math.Abs(skewness) / error)));
    }

    private static double Deviation(ReadOnlySpan<double> sorted) =>
        sorted.Length == 1 ? 0 : Math.Sqrt(SampleMoments.Of(sorted).Variance * (sorted.Length - 1) / sorted.Length);

    private static void Check(ReadOnlySpan<double> sorted)
    {
        SortedSample.Check(sorted, nameof(sorted), 1);
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
            throw new ArgumentException("sorted holds an infinity, which has no bin of finite width.", nameof(sorted));
    }
}
