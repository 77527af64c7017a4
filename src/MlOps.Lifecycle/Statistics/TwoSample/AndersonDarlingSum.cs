namespace MlOps.Lifecycle.Statistics;

/// <summary>The two forms of the sum behind the statistic of Anderson and Darling.</summary>
internal static class AndersonDarlingSum
{
    /// <summary>The distinct values of all samples in ascending order, and how often each occurs.</summary>
    public static (double[] Values, int[] Counts) Distinct(IReadOnlyList<ReadOnlyMemory<double>> samples, int total)
    {
        var pooled = new double[total];
        var filled = 0;
        foreach (var sample in samples)
        {
            sample.Span.CopyTo(pooled.AsSpan(filled));
            filled += sample.Length;
        }

        Array.Sort(pooled);
        var counts = new int[total];
        var distinct = 0;
        for (var i = 0; i < total; i++)
        {
            if (i == 0 || pooled[i] != pooled[distinct - 1])
                pooled[distinct++] = pooled[i];
            counts[distinct - 1]++;
        }

        return (pooled[..distinct], counts[..distinct]);
    }

    /// <summary>Formula 7: half of a tie counts as below.</summary>
    public static double Midrank(IReadOnlyList<ReadOnlyMemory<double>> samples, double[] distinct, int[] counts, int total) =>
        Sum(samples, distinct, counts, total, 0.5, distinct.Length) * (total - 1) / total;

    /// <summary>Formula 6: a tie counts as below as a whole, and the largest value is left out.</summary>
    public static double RightEnd(IReadOnlyList<ReadOnlyMemory<double>> samples, double[] distinct, int[] counts, int total) =>
        Sum(samples, distinct, counts, total, 1, distinct.Length - 1);

    private static double Sum(IReadOnlyList<ReadOnlyMemory<double>> samples, double[] distinct, int[] here, int total, double share, int values)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            var own = new int[distinct.Length];
            Count(sample.Span, distinct, (value, count) => own[value] = count);
            double below = 0, ownBelow = 0, inner = 0, size = sample.Length;
            for (var j = 0; j < values; j++)
            {
                var b = below + (share * here[j]);
                var m = ownBelow + (share * own[j]);
                var difference = (total * m) - (b * size);
                var weight = share == 1 ? b * (total - b) : (b * (total - b)) - (total * here[j] / 4.0);
                inner += (double)here[j] / total * difference * difference / weight;
                below += here[j];
                ownBelow += own[j];
            }

            sum += inner / size;
        }

        return sum;
    }

    private static void Count(ReadOnlySpan<double> sorted, double[] distinct, Action<int, int> add)
    {
        for (int i = 0, value = 0; i < sorted.Length; value++)
        {
            var start = i;
            while (i < sorted.Length && sorted[i] == distinct[value])
                i++;
            if (i > start)
                add(value, i - start);
        }
    }
}
