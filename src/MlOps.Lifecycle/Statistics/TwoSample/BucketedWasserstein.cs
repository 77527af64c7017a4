using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The integral of |F − G| without sorting: per bucket of equal width the count and the sum of positions give the integral of F − G, which is the one of its
/// absolute value unless the sign may change. Those buckets, and the two open ones at the ends, are collected, sorted and integrated step by step.
/// </summary>
internal static class BucketedWasserstein
{
    /// <summary>With a change few buckets hold a change of sign and a small table is quicker; without one many do, and narrow buckets leave less to sort.</summary>
    private const int Wide = 8_192;
    private const int Narrow = 65_536;
    private const double Drift = 0.1;

    /// <summary>The distance, or null where values are not finite or spread over too many orders of magnitude for buckets of equal width.</summary>
    public static double? Find(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var map = BucketMap.For(reference, current, SampleDistance(reference, current) > Drift ? Wide : Narrow);
        if (!map.IsLinear)
            return null;
        var size = map.Count + 1;
        Vector128<double>[] rented1 = ArrayPool<Vector128<double>>.Shared.Rent(size), rented2 = ArrayPool<Vector128<double>>.Shared.Rent(size);
        try
        {
            Span<Vector128<double>> table1 = rented1.AsSpan(0, size), table2 = rented2.AsSpan(0, size);
            table1.Clear();
            table2.Clear();
            Add(reference, map, table1);
            Add(current, map, table2);
            double n = reference.Length - table1[map.Count][0], m = current.Length - table2[map.Count][0];
            return n == 0 || m == 0 ? double.NaN : Integrate(reference, current, map, table1, table2, n, m);
        }
        finally
        {
            ArrayPool<Vector128<double>>.Shared.Return(rented1);
            ArrayPool<Vector128<double>>.Shared.Return(rented2);
        }
    }

    /// <summary>Adds (1, position in the bucket) per value, in the order of the values, so that every width of registers gives the same sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Add(ReadOnlySpan<double> values, in BucketMap map, Span<Vector128<double>> table)
    {
        ref var first = ref MemoryMarshal.GetReference(table);
        ref var start = ref MemoryMarshal.GetReference(values);
        var i = 0;
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            var buckets = stackalloc int[8];
            var places = stackalloc double[8];
            for (; i + 8 <= values.Length; i += 8)
            {
                var x = Vector512.LoadUnsafe(ref start, (nuint)i);
                var index = map.IndexOf(x);
                index.Store(buckets);
                (map.PositionOf(x) - Avx512F.ConvertToVector512Double(index)).Store(places);
                for (var k = 0; k < 8; k++)
                    Unsafe.Add(ref first, buckets[k]) += Vector128.Create(1.0, places[k]);
            }
        }

        for (; i < values.Length; i++)
        {
            var bucket = map.IndexOf(values[i]);
            Unsafe.Add(ref first, bucket) += Vector128.Create(1.0, map.PositionOf(values[i]) - bucket);
        }
    }

    private static double? Integrate(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, in BucketMap map, ReadOnlySpan<Vector128<double>> table1, ReadOnlySpan<Vector128<double>> table2, double n, double m)
    {
        var words = (map.Count >> 5) + 1;
        int[] bits = ArrayPool<int>.Shared.Rent(words), starts1 = ArrayPool<int>.Shared.Rent(map.Count + 1), starts2 = ArrayPool<int>.Shared.Rent(map.Count + 1);
        var chosen = bits.AsSpan(0, words);
        chosen.Clear();
        double total = 0, c1 = 0, c2 = 0;
        int next1 = 0, next2 = 0;
        for (var bucket = 0; bucket < map.Count; bucket++)
        {
            Vector128<double> one = table1[bucket], other = table2[bucket];
            double h1 = one[0], h2 = other[0];
            if (bucket == 0 || bucket == map.Count - 1 || (((c1 + h1) * m) - (c2 * n) > 0 && (c1 * m) - ((c2 + h2) * n) < 0 && h1 + h2 > 0))
            {
                chosen[bucket >> 5] |= 1 << bucket;
                (starts1[bucket], starts2[bucket]) = (next1, next2);
                next1 += (int)h1;
                next2 += (int)h2;
            }
            else
                total += Math.Abs((c1 / n) - (c2 / m) + ((h1 - one[1]) / n) - ((h2 - other[1]) / m));
            c1 += h1;
            c2 += h2;
        }

        double[] values1 = ArrayPool<double>.Shared.Rent(next1), values2 = ArrayPool<double>.Shared.Rent(next2);
        try
        {
            var collector = new BucketCollector(map, chosen, [], 0, map.Count - 1);
            collector.Collect(reference, starts1, values1);
            collector.Collect(current, starts2, values2);
            (c1, c2, next1, next2) = (0, 0, 0, 0);
            for (var bucket = 0; bucket < map.Count; bucket++)
            {
                int h1 = (int)table1[bucket][0], h2 = (int)table2[bucket][0];
                if ((chosen[bucket >> 5] >> bucket & 1) != 0)
                {
                    Span<double> inside1 = values1.AsSpan(next1, h1), inside2 = values2.AsSpan(next2, h2);
                    SmallSort.Sort(inside1);
                    SmallSort.Sort(inside2);
                    if (bucket == 0 && ((h1 > 0 && double.IsInfinity(inside1[0])) || (h2 > 0 && double.IsInfinity(inside2[0]))))
                        return null;
                    if (bucket == map.Count - 1 && ((h1 > 0 && double.IsInfinity(inside1[^1])) || (h2 > 0 && double.IsInfinity(inside2[^1]))))
                        return null;
                    total += Steps(inside1, inside2, map, bucket, c1, c2, n, m);
                    next1 += h1;
                    next2 += h2;
                }

                c1 += h1;
                c2 += h2;
            }

            return total / map.Scale;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(bits);
            ArrayPool<int>.Shared.Return(starts1);
            ArrayPool<int>.Shared.Return(starts2);
            ArrayPool<double>.Shared.Return(values1);
            ArrayPool<double>.Shared.Return(values2);
        }
    }

    /// <summary>The integral over one bucket, value by value; the first bucket begins with its smallest value and the last ends with its largest.</summary>
    private static double Steps(ReadOnlySpan<double> x, ReadOnlySpan<double> y, in BucketMap map, int bucket, double c1, double c2, double n, double m)
    {
        double before = bucket, sum = 0;
        int i = 0, j = 0;
        var begun = bucket > 0;
        while (i < x.Length || j < y.Length)
        {
            var fromX = j == y.Length || (i < x.Length && x[i] <= y[j]);
            var place = map.PositionOf(fromX ? x[i] : y[j]);
            if (begun)
                sum += Math.Abs((c1 / n) - (c2 / m)) * (place - before);
            (before, begun) = (place, true);
            if (fromX)
            {
                i++;
                c1++;
            }
            else
            {
                j++;
                c2++;
            }
        }

        return bucket < map.Count - 1 && begun ? sum + (Math.Abs((c1 / n) - (c2 / m)) * (bucket + 1 - before)) : sum;
    }

    /// <summary>A glance at a few values of both samples.</summary>
    private static double SampleDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var glance1 = Glance(reference);
        var glance2 = Glance(current);
        return KolmogorovSmirnov.Measure(glance1, glance2).D;
    }

    private static double[] Glance(ReadOnlySpan<double> values)
    {
        var count = Math.Min(values.Length, 512);
        var glance = new double[count];
        for (var i = 0; i < count; i++)
            glance[i] = values[(int)((long)i * values.Length / count)];
        return SortedSample.CopyWithoutNaN(glance, glance).ToArray();
    }
}
