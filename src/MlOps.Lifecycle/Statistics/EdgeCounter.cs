using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Counts values between edges. With few edges every value is compared with every edge, which needs no table and no branch; with many a table of narrow cells says which edge may matter.</summary>
internal static class EdgeCounter
{
    private const int Sweep = 6;
    private const int Block = 4_096;

    /// <summary>From this many edges on a table is quicker.</summary>
    private const int CellsFrom = 28;
    private const int Cells = 4_096;

    /// <param name="values">The values in any order; NaN is not counted.</param>
    /// <param name="edges">The edges, strictly ascending; a bin holds its upper edge.</param>
    public static long[] Count(ReadOnlySpan<double> values, ReadOnlySpan<double> edges) =>
        edges.Length >= CellsFrom && values.Length > Cells && CountByCells(values, edges) is { } counts ? counts : CountByComparing(values, edges);

    private static long[] CountByComparing(ReadOnlySpan<double> values, ReadOnlySpan<double> edges)
    {
        var above = new long[edges.Length];
        long numbers = 0;
        for (var start = 0; start < values.Length; start += Block)
        {
            var block = values.Slice(start, Math.Min(Block, values.Length - start));
            numbers += CountNumbers(block);
            var edge = 0;
            for (; edge + Sweep <= edges.Length; edge += Sweep)
                CountAbove(block, edges.Slice(edge, Sweep), above.AsSpan(edge, Sweep));
            for (; edge < edges.Length; edge++)
                above[edge] += CountAbove(block, edges[edge]);
        }

        var counts = new long[edges.Length + 1];
        counts[0] = numbers - (edges.Length > 0 ? above[0] : 0);
        for (var i = 1; i <= edges.Length; i++)
            counts[i] = above[i - 1] - (i < edges.Length ? above[i] : 0);
        return counts;
    }

    private static long CountNumbers(ReadOnlySpan<double> block)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        var sum = Vector256<long>.Zero;
        var i = 0;
        for (; i + 4 <= block.Length; i += 4)
        {
            var x = Vector256.LoadUnsafe(ref start, (nuint)i);
            sum -= Vector256.Equals(x, x).AsInt64();
        }

        var count = Vector256.Sum(sum);
        for (; i < block.Length; i++)
            count += double.IsNaN(block[i]) ? 0 : 1;
        return count;
    }

    private static long CountAbove(ReadOnlySpan<double> block, double edge)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        var limit = Vector256.Create(edge);
        var sum = Vector256<long>.Zero;
        var i = 0;
        for (; i + 4 <= block.Length; i += 4)
            sum -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref start, (nuint)i), limit).AsInt64();
        var count = Vector256.Sum(sum);
        for (; i < block.Length; i++)
            count += block[i] > edge ? 1 : 0;
        return count;
    }

    /// <summary>Six edges and six sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CountAbove(ReadOnlySpan<double> block, ReadOnlySpan<double> edges, Span<long> above)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        Vector256<double> e0 = Vector256.Create(edges[0]), e1 = Vector256.Create(edges[1]), e2 = Vector256.Create(edges[2]);
        Vector256<double> e3 = Vector256.Create(edges[3]), e4 = Vector256.Create(edges[4]), e5 = Vector256.Create(edges[5]);
        Vector256<long> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        var i = 0;
        for (; i + 4 <= block.Length; i += 4)
        {
            var x = Vector256.LoadUnsafe(ref start, (nuint)i);
            s0 -= Vector256.GreaterThan(x, e0).AsInt64();
            s1 -= Vector256.GreaterThan(x, e1).AsInt64();
            s2 -= Vector256.GreaterThan(x, e2).AsInt64();
            s3 -= Vector256.GreaterThan(x, e3).AsInt64();
            s4 -= Vector256.GreaterThan(x, e4).AsInt64();
            s5 -= Vector256.GreaterThan(x, e5).AsInt64();
        }

        above[0] += Vector256.Sum(s0);
        above[1] += Vector256.Sum(s1);
        above[2] += Vector256.Sum(s2);
        above[3] += Vector256.Sum(s3);
        above[4] += Vector256.Sum(s4);
        above[5] += Vector256.Sum(s5);
        for (; i < block.Length; i++)
        {
            for (var k = 0; k < Sweep; k++)
                above[k] += block[i] > edges[k] ? 1 : 0;
        }
    }

    /// <summary>Null where two edges share a cell.</summary>
    private static long[]? CountByCells(ReadOnlySpan<double> values, ReadOnlySpan<double> edges)
    {
        if (BucketMap.Over(edges[0], edges[^1], Cells) is not { } map)
            return null;
        var before = new int[Cells + 1]; // Edges in lower cells; NaN has the cell behind the last.
        for (var i = 0; i < edges.Length; i++)
        {
            var cell = map.IndexOf(edges[i]);
            if (i > 0 && cell == map.IndexOf(edges[i - 1]))
                return null;
            for (var c = cell + 1; c < Cells; c++)
                before[c]++;
        }

        // Behind the last edge nothing is above; NaN is counted in a bin of its own.
        var limits = new double[edges.Length + 2];
        edges.CopyTo(limits);
        limits[edges.Length] = limits[edges.Length + 1] = double.NaN;
        before[Cells] = edges.Length + 1;
        var bins = edges.Length + 2;
        var tables = new int[8 * bins];
        Count(values, map, before, limits, tables, bins);
        var counts = new long[edges.Length + 1];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            for (var lane = 0; lane < 8; lane++)
                counts[bin] += tables[(lane * bins) + bin];
        }

        return counts;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void Count(ReadOnlySpan<double> values, in BucketMap map, int[] before, double[] limits, int[] tables, int bins)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var i = 0;
        fixed (int* edgesBefore = before)
        fixed (double* limit = limits)
        {
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                var lanes = Vector256.CreateSequence(0, bins);
                for (; i + 8 <= values.Length; i += 8)
                {
                    var x = Vector512.LoadUnsafe(ref start, (nuint)i);
                    var bin = Avx2.GatherVector256(edgesBefore, map.IndexOf(x), 4);
                    var at = Vector512.Create(Avx2.GatherVector256(limit, bin.GetLower(), 8), Avx2.GatherVector256(limit, bin.GetUpper(), 8));
                    var above = Avx512F.ConvertToVector256Int32(Vector512.GreaterThan(x, at).AsInt64());
                    var pairs = (bin - above + lanes).AsUInt64();
                    for (var k = 0; k < 4; k++)
                    {
                        var pair = pairs.GetElement(k);
                        Unsafe.Add(ref table, (nuint)(uint)pair)++;
                        Unsafe.Add(ref table, (nuint)(pair >> 32))++;
                    }
                }
            }

            for (; i < values.Length; i++)
            {
                var bin = edgesBefore[map.IndexOf(values[i])];
                Unsafe.Add(ref table, bin + (values[i] > limit[bin] ? 1 : 0))++;
            }
        }
    }
}
