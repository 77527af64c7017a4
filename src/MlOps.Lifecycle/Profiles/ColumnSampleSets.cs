using System.Collections.Immutable;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Adds samples together and takes parts out again, without sorting anew.</summary>
internal static class ColumnSampleSets
{
    /// <summary>All values of all samples.</summary>
    /// <param name="samples">At least one sample; all of one column.</param>
    public static ColumnSample Merge(IReadOnlyList<ColumnSample> samples)
    {
        var sorted = samples.Select(sample => sample.SortedValues.ToArray()).ToList();
        while (sorted.Count > 1)
        {
            var pairs = new List<double[]>((sorted.Count + 1) / 2);
            for (var i = 0; i < sorted.Count; i += 2)
                pairs.Add(i + 1 < sorted.Count ? Merge(sorted[i], sorted[i + 1]) : sorted[i]);
            sorted = pairs;
        }

        var categories = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (category, count) in samples.SelectMany(sample => sample.Categories))
            categories[category] = categories.GetValueOrDefault(category) + count;
        return new(
            samples[0].Column,
            samples.Sum(sample => sample.NullCount),
            samples.Sum(sample => sample.NaNCount),
            samples.Sum(sample => sample.InfiniteCount),
            sorted[0],
            categories.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>What is left of a sample without one of the samples it was merged from.</summary>
    /// <param name="all">The merged sample.</param>
    /// <param name="part">The part; every value of it is in <paramref name="all"/>.</param>
    public static ColumnSample Without(ColumnSample all, ColumnSample part)
    {
        var left = new double[all.SortedValues.Length - part.SortedValues.Length];
        int kept = 0, taken = 0;
        foreach (var value in all.SortedValues)
        {
            if (taken < part.SortedValues.Length && part.SortedValues[taken] == value)
                taken++;
            else
                left[kept++] = value;
        }

        var categories = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var (category, count) in all.Categories)
        {
            var rest = count - part.Categories.GetValueOrDefault(category);
            if (rest > 0)
                categories.Add(category, rest);
        }

        return new(
            all.Column,
            all.NullCount - part.NullCount,
            all.NaNCount - part.NaNCount,
            all.InfiniteCount - part.InfiniteCount,
            left,
            categories.ToImmutable());
    }

    private static double[] Merge(double[] one, double[] other)
    {
        var merged = new double[one.Length + other.Length];
        int i = 0, j = 0;
        for (var k = 0; k < merged.Length; k++)
            merged[k] = j >= other.Length || (i < one.Length && one[i] <= other[j]) ? one[i++] : other[j++];
        return merged;
    }
}
