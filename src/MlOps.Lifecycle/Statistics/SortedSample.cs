namespace MlOps.Lifecycle.Statistics;

/// <summary>What tests that read samples in ascending order have in common.</summary>
internal static class SortedSample
{
    /// <summary>Sorted samples hold NaN in front.</summary>
    public static void RefuseNaN(ReadOnlySpan<double> sorted, string name)
    {
        if (sorted.Length > 0 && double.IsNaN(sorted[0]))
            throw new ArgumentException($"{name} holds NaN: count missing values apart.", name);
    }

    public static void Check(ReadOnlySpan<double> sorted, string name, int least)
    {
        RefuseNaN(sorted, name);
        if (sorted.Length < least)
            throw new ArgumentException($"{name} holds {sorted.Length} values, and this test needs at least {least}.", name);
    }

    /// <summary>Copies and sorts what is not NaN.</summary>
    public static Span<double> CopyWithoutNaN(ReadOnlySpan<double> values, Span<double> to)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                to[count++] = value;
        }

        to[..count].Sort();
        return to[..count];
    }

    /// <summary>For every position of the pooled sample, whether the next value differs: only there both distribution functions can be compared.</summary>
    public static bool[] TieEnds(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var ends = new bool[reference.Length + current.Length];
        int i = 0, j = 0;
        while (i < reference.Length || j < current.Length)
        {
            var value = j == current.Length || (i < reference.Length && reference[i] <= current[j]) ? reference[i] : current[j];
            while (i < reference.Length && reference[i] == value)
                i++;
            while (j < current.Length && current[j] == value)
                j++;
            ends[i + j - 1] = true;
        }

        return ends;
    }
}
