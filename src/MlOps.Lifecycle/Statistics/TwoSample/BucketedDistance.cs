using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The largest differences of two empirical distribution functions without sorting. Values are counted into buckets; at their ends the differences
/// are known. Inside a bucket a difference can exceed what was found only if all values of one side came first, which rules nearly all buckets out;
/// the values of the others are collected, sorted and walked. The result equals that of sorted samples to the last bit.
/// </summary>
internal ref struct BucketedDistance
{
    /// <summary>From this many values of a bucket on it is split once more.</summary>
    private const int SplitFrom = 8_192;
    private const int MostSplits = 6;

    /// <summary>From this share of collected values on, values that repeat are looked for.</summary>
    private const int TiesFrom = 16;
    private long _n;
    private long _m;
    private long _higher;
    private long _lower;
    private long _largest;
    private double _location;
    private int _sign;

    /// <summary>Measures two samples in any order; NaN is left out.</summary>
    public static KolmogorovSmirnovDistance Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var walk = new BucketedDistance { _location = double.NaN };
        var map = BucketMap.For(reference, current, BucketsFor(Math.Max(reference.Length, current.Length)));
        walk.Scan(reference, current, map, 0, 0, 0);
        return walk._n == 0 || walk._m == 0
            ? new(0, 0, double.NaN, 0, (int)walk._n, (int)walk._m)
            : new(walk._higher, walk._lower, walk._location, walk._sign, (int)walk._n, (int)walk._m);
    }

    /// <summary>Enough buckets that the mass of one stays well below the difference that chance makes.</summary>
    private static int BucketsFor(int values) => values < 2_000
        ? 512
        : (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(values / 32, 1_024, values <= 4_000_000 ? 32_768 : 131_072));

    /// <summary>Walks the values of a range of which the values below are known.</summary>
    private void Scan(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, in BucketMap map, long below1, long below2, int depth)
    {
        var size = map.Count + 1;
        var pool = ArrayPool<int>.Shared;
        ushort[]? kept = null;
        int[] counts1 = pool.Rent(size), counts2 = pool.Rent(size), spare = pool.Rent(size), bits = pool.Rent((size >> 5) + 1);
        try
        {
            Span<int> h1 = counts1.AsSpan(0, size), h2 = counts2.AsSpan(0, size), chosen = bits.AsSpan(0, (size >> 5) + 1);
            h1.Clear();
            h2.Clear();
            spare.AsSpan(0, size).Clear();
            chosen.Clear();
            Span<ushort> kept1 = default, kept2 = default;
            if (Avx512BW.IsSupported && map.Count < ushort.MaxValue && !map.HasCopies)
            {
                kept = ArrayPool<ushort>.Shared.Rent(reference.Length + current.Length);
                kept1 = kept.AsSpan(0, reference.Length);
                kept2 = kept.AsSpan(reference.Length, current.Length);
            }

            BucketCounter.Count(reference, map, h1, spare, kept1);
            BucketCounter.Count(current, map, h2, spare, kept2);
            if (depth == 0)
            {
                _n = reference.Length - h1[map.Count];
                _m = current.Length - h2[map.Count];
                if (_n == 0 || _m == 0)
                    return;
            }

            MeasureEnds(h1[..map.Count], h2[..map.Count], below1, below2);
            var (first, last, values1, values2) = Choose(h1[..map.Count], h2[..map.Count], below1, below2, chosen);
            if (first <= last)
                Refine(reference, current, kept1, kept2, map, h1, h2, chosen, (first, last, values1, values2), below1, below2, depth);
        }
        finally
        {
            pool.Return(counts1);
            pool.Return(counts2);
            pool.Return(spare);
            pool.Return(bits);
            if (kept is not null)
                ArrayPool<ushort>.Shared.Return(kept);
        }
    }

    /// <summary>The differences at the ends of buckets are reached.</summary>
    private void MeasureEnds(ReadOnlySpan<int> h1, ReadOnlySpan<int> h2, long c1, long c2)
    {
        var gap = (c1 * _m) - (c2 * _n);
        long higher = _higher, lower = _lower;
        for (var bucket = 0; bucket < h1.Length; bucket++)
        {
            gap += (h1[bucket] * _m) - (h2[bucket] * _n);
            higher = Math.Max(higher, gap);
            lower = Math.Max(lower, -gap);
        }

        (_higher, _lower) = (higher, lower);
    }

    /// <summary>Marks the buckets inside which a difference may be as large as the largest that is known.</summary>
    private readonly (int First, int Last, long Values1, long Values2) Choose(ReadOnlySpan<int> h1, ReadOnlySpan<int> h2, long c1, long c2, Span<int> chosen)
    {
        int first = int.MaxValue, last = -1;
        long values1 = 0, values2 = 0, gap = (c1 * _m) - (c2 * _n);
        for (var bucket = 0; bucket < h1.Length; bucket++)
        {
            long up = h1[bucket] * _m, down = h2[bucket] * _n;
            if ((up | down) != 0 && MayReach(gap + up, down - gap, up, down))
            {
                chosen[bucket >> 5] |= 1 << bucket;
                first = Math.Min(first, bucket);
                last = bucket;
                values1 += h1[bucket];
                values2 += h2[bucket];
            }

            gap += up - down;
        }

        return (first, last, values1, values2);
    }

    /// <summary>
    /// Whether a bucket has to be walked. With values of one side only the path runs straight, so its ends say all, but for the place at which the
    /// largest difference is reached first.
    /// </summary>
    private readonly bool MayReach(long mostHigher, long mostLower, long up, long down)
    {
        var largest = Math.Max(_higher, _lower);
        return mostHigher >= largest || mostLower >= largest || (up != 0 && down != 0 && (mostHigher > _higher || mostLower > _lower));
    }

    private void Refine(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ReadOnlySpan<ushort> kept1, ReadOnlySpan<ushort> kept2,
        in BucketMap map, ReadOnlySpan<int> h1, ReadOnlySpan<int> h2, Span<int> chosen,
        (int First, int Last, long Values1, long Values2) range, long below1, long below2, int depth)
    {
        var rented = TieRepresentatives.Find(reference, current, map, chosen, range.Values1 + range.Values2, TiesFrom);
        var representatives = rented is null ? [] : rented.AsSpan(0, map.Count + 1);
        int[] starts1 = ArrayPool<int>.Shared.Rent(map.Count + 1), starts2 = ArrayPool<int>.Shared.Rent(map.Count + 1);
        double[] values1 = ArrayPool<double>.Shared.Rent((int)range.Values1), values2 = ArrayPool<double>.Shared.Rent((int)range.Values2);
        try
        {
            int next1 = 0, next2 = 0;
            for (var bucket = range.First; bucket <= range.Last; bucket++)
            {
                if ((chosen[bucket >> 5] >> bucket & 1) == 0)
                    continue;
                (starts1[bucket], starts2[bucket]) = (next1, next2);
                next1 += h1[bucket];
                next2 += h2[bucket];
            }

            var collector = new BucketCollector(map, chosen, representatives, range.First, range.Last);
            if (kept1.Length + kept2.Length > 0 && representatives.IsEmpty)
            {
                collector.Collect(reference, kept1, starts1, values1);
                collector.Collect(current, kept2, starts2, values2);
            }
            else
            {
                collector.Collect(reference, starts1, values1);
                collector.Collect(current, starts2, values2);
            }

            long c1 = below1, c2 = below2;
            int from1 = 0, from2 = 0;
            for (var bucket = 0; bucket <= range.Last; bucket++)
            {
                if ((chosen[bucket >> 5] >> bucket & 1) != 0)
                {
                    // What was found meanwhile may have ruled the bucket out.
                    var gap = (c1 * _m) - (c2 * _n);
                    long up = h1[bucket] * _m, down = h2[bucket] * _n;
                    if (MayReach(gap + up, down - gap, up, down))
                    {
                        Span<double> inside1 = values1.AsSpan(from1, starts1[bucket] - from1), inside2 = values2.AsSpan(from2, starts2[bucket] - from2);
                        if (inside1.Length + inside2.Length > SplitFrom && depth < MostSplits && representatives.IsEmpty && TrySplit(inside1, inside2, c1, c2, depth))
                            goto next;
                        SmallSort.Sort(inside1);
                        SmallSort.Sort(inside2);
                        var tie = representatives.IsEmpty ? double.NaN : representatives[bucket];
                        Walk(inside1, inside2, c1, c2, tie, h1[bucket] - inside1.Length, h2[bucket] - inside2.Length);
                    }

                next:
                    from1 += h1[bucket];
                    from2 += h2[bucket];
                }

                c1 += h1[bucket];
                c2 += h2[bucket];
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(starts1);
            ArrayPool<int>.Shared.Return(starts2);
            ArrayPool<double>.Shared.Return(values1);
            ArrayPool<double>.Shared.Return(values2);
            if (rented is not null)
                ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Splits a crowded bucket over its own range; false when it has none.</summary>
    private bool TrySplit(ReadOnlySpan<double> inside1, ReadOnlySpan<double> inside2, long c1, long c2, int depth)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in inside1)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        foreach (var value in inside2)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (!(low < high) || BucketMap.Over(low, high, BucketsFor(Math.Max(inside1.Length, inside2.Length))) is not { } map)
            return false;
        Scan(inside1, inside2, map, c1, c2, depth + 1);
        return true;
    }

    /// <summary>Walks two small sorted groups and copies of one more value, as sorted samples are walked.</summary>
    private void Walk(ReadOnlySpan<double> x, ReadOnlySpan<double> y, long c1, long c2, double tie, int ties1, int ties2)
    {
        int i = 0, j = 0;
        var left = ties1 + ties2 > 0;
        while (i < x.Length || j < y.Length || left)
        {
            var value = Math.Min(i < x.Length ? x[i] : double.PositiveInfinity, j < y.Length ? y[j] : double.PositiveInfinity);
            if (left && (tie <= value || (i == x.Length && j == y.Length)))
            {
                (value, left) = (tie, false);
                c1 += ties1;
                c2 += ties2;
            }

            for (; i < x.Length && x[i] == value; i++)
                c1++;
            for (; j < y.Length && y[j] == value; j++)
                c2++;
            Note((c1 * _m) - (c2 * _n), value);
        }
    }

    private void Note(long gap, double value)
    {
        _higher = Math.Max(_higher, gap);
        _lower = Math.Max(_lower, -gap);
        if (Math.Abs(gap) <= _largest && !double.IsNaN(_location))
            return;
        (_largest, _location, _sign) = (Math.Abs(gap), value, Math.Sign(gap));
    }
}
