using System.Collections.Immutable;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// Bins that hold about equal shares of a reference, open at both ends. Current values never move an edge, so one far
/// value cannot squeeze all others into one bin.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. Edges are order statistics; a bin holds its upper edge and not its lower one. A value that
/// fills several bins gives one bin. Where a repeated value fills the first or the last bin (all values are equal, or many are 0), what lies beyond it
/// has a bin of its own, which no reference value is in.
/// </remarks>
public sealed class QuantileBins
{
    private QuantileBins(ImmutableArray<double> edges) => Edges = edges;

    /// <summary>The inner edges in ascending order: one fewer than there are bins.</summary>
    public ImmutableArray<double> Edges { get; }

    /// <summary>The number of bins.</summary>
    public int BinCount => Edges.Length + 1;

    /// <summary>Makes bins.</summary>
    /// <param name="sortedReference">The reference in ascending order, finite, without NaN.</param>
    /// <param name="count">How many bins are wanted, at least 2; there are fewer when values repeat.</param>
    /// <returns>The bins; a single one for an empty reference.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 2.</exception>
    public static QuantileBins Of(ReadOnlySpan<double> sortedReference, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (sortedReference.IsEmpty)
            return new([]);
        double smallest = sortedReference[0], largest = sortedReference[^1];
        var edges = ImmutableArray.CreateBuilder<double>(count + 1);
        for (var i = 1; i < count; i++)
        {
            var edge = sortedReference[(int)((((long)i * sortedReference.Length) - 1) / count)];
            if (edges.Count == 0 && edge == smallest && sortedReference.Length > 1 && sortedReference[1] == smallest)
                edges.Add(Math.BitDecrement(smallest));
            if (edges.Count == 0 || edge > edges[^1])
                edges.Add(edge);
        }

        // The last bin holds nothing but the largest value: it ends there.
        var last = sortedReference[UpperBound(sortedReference[..^1], edges[^1])..];
        if (last.Length > 1 && last[0] == largest)
            edges.Add(largest);
        return new(edges.DrainToImmutable());
    }

    /// <summary>Counts values per bin.</summary>
    /// <param name="sorted">Values in ascending order, without NaN; infinities fall into the open ends.</param>
    /// <returns>One count per bin.</returns>
    public long[] CountSorted(ReadOnlySpan<double> sorted)
    {
        var counts = new long[BinCount];
        var start = 0;
        for (var i = 0; i < Edges.Length; i++)
        {
            var end = start + UpperBound(sorted[start..], Edges[i]);
            counts[i] = end - start;
            start = end;
        }

        counts[^1] = sorted.Length - start;
        return counts;
    }

    /// <summary>Counts values in any order per bin, many times faster than by binary search.</summary>
    /// <param name="values">The values; NaN is in no bin, infinities fall into the open ends.</param>
    /// <returns>One count per bin.</returns>
    public long[] Count(ReadOnlySpan<double> values) => EdgeCounter.Count(values, Edges.AsSpan());

    /// <summary>The first position whose value is above a limit.</summary>
    private static int UpperBound(ReadOnlySpan<double> sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
