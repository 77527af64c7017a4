using System.Collections.Immutable;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The most frequent categories with their counts, in bounded space.</summary>
/// <remarks>
/// Exact up to 1,024 categories. Beyond, the same amount is taken off every count until 1,024 are left; a count is then too low by at most
/// <see cref="Undercount"/>, which is at most the rows divided by 1,025. Source: Misra and Gries 1982; Agarwal et al. 2012 (mergeable summaries).
/// </remarks>
public sealed record FrequentValues
{
    /// <summary>Categories that are kept.</summary>
    internal const int Capacity = 1024;

    /// <summary>No categories.</summary>
    public static FrequentValues Empty { get; } = new() { Values = [] };

    /// <summary>The categories, the most frequent first, equal counts in ordinal order.</summary>
    public required ImmutableArray<FrequentValue> Values { get; init; }

    /// <summary>By how much a count can be too low. A category that is not listed occurred at most this often.</summary>
    public long Undercount { get; init; }

    /// <summary>Whether every category is listed with its count.</summary>
    public bool IsExact => Undercount == 0;

    /// <summary>The rows that the listed counts cover.</summary>
    public long ListedCount => Values.Sum(v => v.Count);

    /// <summary>The categories of both. The bounds add up.</summary>
    /// <param name="other">The other categories.</param>
    public FrequentValues Merge(FrequentValues other)
    {
        var counts = Values.ToDictionary(v => v.Value, v => v.Count, StringComparer.Ordinal);
        foreach (var (value, count) in other.Values)
            counts[value] = counts.GetValueOrDefault(value) + count;
        return From(counts, Undercount + other.Undercount);
    }

    /// <summary>Without the categories that occurred in fewer rows, which could tell who somebody is.</summary>
    /// <param name="rows">The smallest count that stays.</param>
    public FrequentValues AtLeast(long rows)
    {
        var left = Values.Where(v => v.Count < rows).Select(v => v.Count).DefaultIfEmpty(0).Max();
        return left == 0 ? this : new() { Values = [.. Values.Where(v => v.Count >= rows)], Undercount = Undercount + left };
    }

    /// <inheritdoc/>
    public bool Equals(FrequentValues? other) => other is not null && Undercount == other.Undercount && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Undercount, Values.Length);

    internal static FrequentValues From(IEnumerable<KeyValuePair<string, long>> counts, long undercount = 0)
    {
        var sorted = counts.Select(c => new FrequentValue(c.Key, c.Value))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ToList();
        if (sorted.Count <= Capacity)
            return new() { Values = [.. sorted], Undercount = undercount };
        var taken = sorted[Capacity].Count;
        return new() { Values = [.. sorted.Take(Capacity).Where(v => v.Count > taken).Select(v => v with { Count = v.Count - taken })], Undercount = undercount + taken };
    }
}
