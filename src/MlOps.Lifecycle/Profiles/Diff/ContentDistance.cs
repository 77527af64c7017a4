namespace MlOps.Lifecycle.Profiles;

/// <summary>How different the contents of two columns are, from 0 (alike) to 1.</summary>
internal static class ContentDistance
{
    private const long FewestRows = 20;

    /// <summary>The largest difference of the shares up to a value, for numbers; half the sum of the differences of the shares, for categories.</summary>
    public static double Between(ColumnProfile a, ColumnProfile b) =>
        a.Column.IsCategorical != b.Column.IsCategorical ? 1
        : a.Column.IsCategorical ? OfCategories(a.Frequent, b.Frequent)
        : Math.Max(OfNumbers(a.Quantiles, b.Quantiles, without: double.NaN), WithoutMode(a.Quantiles, b.Quantiles));

    /// <summary>The share of current values that lie within what the reference held.</summary>
    public static double Inside(ColumnProfile reference, ColumnProfile current)
    {
        if (current.ValueCount == 0)
            return 1;
        if (!reference.Column.IsCategorical)
            return reference.Minimum is { } minimum && reference.Maximum is { } maximum ? KnownRange.Between(current.Quantiles, minimum, maximum) : 0;
        var known = reference.Frequent.Values.Select(v => v.Value).ToHashSet(StringComparer.Ordinal);
        return current.Frequent.Values.Where(v => known.Contains(v.Value)).Sum(v => v.Count) / (double)current.ValueCount;
    }

    /// <summary>Columns of mostly one value resemble each other; then the other values decide.</summary>
    private static double WithoutMode(QuantileSummary a, QuantileSummary b)
    {
        if (a.Values.IsEmpty || a.Weights.Max() * 2 <= a.Count)
            return 0;
        var mode = a.Values[a.Weights.IndexOf(a.Weights.Max())];
        return Rest(a) >= FewestRows && Rest(b) >= FewestRows ? OfNumbers(a, b, mode) : 0;

        long Rest(QuantileSummary s) => s.Count - (s.Values.IndexOf(mode) is >= 0 and var i ? s.Weights[i] : 0);
    }

    private static double OfNumbers(QuantileSummary a, QuantileSummary b, double without)
    {
        var steps = Steps(a, without).Select(s => (s.Value, First: s.Share, Second: 0.0))
            .Concat(Steps(b, without).Select(s => (s.Value, First: 0.0, Second: s.Share)))
            .OrderBy(s => s.Value).ToArray();
        var (f, g, largest) = (0.0, 0.0, 0.0);
        for (var i = 0; i < steps.Length; i++)
        {
            f += steps[i].First;
            g += steps[i].Second;
            if (i + 1 == steps.Length || steps[i + 1].Value > steps[i].Value)
                largest = Math.Max(largest, Math.Abs(f - g));
        }

        return largest;
    }

    private static IEnumerable<(double Value, double Share)> Steps(QuantileSummary summary, double without)
    {
        var total = (double)summary.Values.Zip(summary.Weights).Where(v => v.First != without).Sum(v => v.Second);
        return summary.Values.Zip(summary.Weights).Where(v => v.First != without).Select(v => (v.First, v.Second / total));
    }

    private static double OfCategories(FrequentValues a, FrequentValues b)
    {
        var shares = a.Values.ToDictionary(v => v.Value, v => v.Count / (double)a.ListedCount, StringComparer.Ordinal);
        foreach (var (value, count) in b.Values)
            shares[value] = shares.GetValueOrDefault(value) - (count / (double)b.ListedCount);
        return shares.Values.Sum(Math.Abs) / 2;
    }
}
