using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Copies the values of chosen buckets to the places of their buckets. A value that is the representative of its bucket may be left out.</summary>
internal readonly ref struct BucketCollector
{
    private const int PassedBlock = 512;
    private readonly BucketMap _map;
    private readonly Span<int> _chosen;
    private readonly Span<double> _representatives;
    private readonly int _first;
    private readonly int _last;

    /// <param name="map">The map.</param>
    /// <param name="chosen">One bit per bucket, also for the one of NaN, which is not set.</param>
    /// <param name="representatives">A value per bucket whose copies are left out, NaN for none; empty to collect every value.</param>
    /// <param name="first">The first chosen bucket.</param>
    /// <param name="last">The last chosen bucket.</param>
    public BucketCollector(in BucketMap map, Span<int> chosen, Span<double> representatives, int first, int last)
    {
        _map = map;
        _chosen = chosen;
        _representatives = representatives;
        _first = first;
        _last = last;
    }

    /// <summary>Copies values.</summary>
    /// <param name="values">The values in any order.</param>
    /// <param name="places">Per chosen bucket where its next value goes; moved on.</param>
    /// <param name="collected">Where values go.</param>
    public void Collect(ReadOnlySpan<double> values, Span<int> places, Span<double> collected)
    {
        var i = 0;
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported && _representatives.IsEmpty)
            i = Collect512(values, places, collected, stackalloc double[PassedBlock + 16]);
        else if (Avx2.IsSupported)
            i = Collect256(values, places, collected);
        CollectOneByOne(values[i..], places, collected);
    }

    /// <summary>Copies values whose buckets were kept while counting: 32 buckets are tested at once, and only values that pass are read.</summary>
    /// <param name="values">The values in any order.</param>
    /// <param name="kept">The bucket of each.</param>
    /// <param name="places">Per chosen bucket where its next value goes; moved on.</param>
    /// <param name="collected">Where values go.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Collect(ReadOnlySpan<double> values, ReadOnlySpan<ushort> kept, Span<int> places, Span<double> collected)
    {
        var shift = Math.Max(0, BitOperations.Log2((uint)_map.Count) - 9);
        var groups = Groups(shift).AsUInt16();
        var shifts = Vector512.Create((ushort)shift);
        ref var start = ref MemoryMarshal.GetReference(kept);
        var i = 0;
        for (; i + 32 <= values.Length; i += 32)
        {
            // NaN is in the group behind the last, whose bits are those of the first: the second test sorts it out.
            var group = Avx512BW.ShiftRightLogicalVariable(Vector512.LoadUnsafe(ref start, (nuint)i), shifts);
            var words = Avx512BW.PermuteVar32x16(groups, Vector512.ShiftRightLogical(group, 4));
            var hits = (uint)Vector512.ShiftLeft(Avx512BW.ShiftRightLogicalVariable(words, group & Vector512.Create((ushort)15)), 15).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                int bucket = Unsafe.Add(ref start, at);
                if ((_chosen[bucket >> 5] >> bucket & 1) != 0)
                    collected[places[bucket]++] = values[at];
            }
        }

        CollectOneByOne(values[i..], places, collected);
    }

    /// <summary>
    /// Two steps: 512 bits, one per group of neighboring buckets, fit into one register and let few values pass; those are looked up one by one.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Collect512(ReadOnlySpan<double> values, Span<int> places, Span<double> collected, Span<double> passed)
    {
        var shift = Math.Max(0, BitOperations.Log2((uint)_map.Count) - 9);
        var groups = Groups(shift);
        ref var start = ref MemoryMarshal.GetReference(values);
        var map = _map; // A copy in registers.
        var shifts = Vector512.Create((uint)shift);
        ref var pass = ref MemoryMarshal.GetReference(passed);
        int i = 0, count = 0;
        for (; i + 16 <= values.Length; i += 16)
        {
            Vector512<double> low = Vector512.LoadUnsafe(ref start, (nuint)i), high = Vector512.LoadUnsafe(ref start, (nuint)i + 8);
            var group = Avx512F.ShiftRightLogicalVariable(map.IndexOf(low).ToVector512Unsafe().WithUpper(map.IndexOf(high)), shifts);

            // NaN is in the group behind the last, whose bits are those of the first: it is sorted out in the second step.
            var words = Avx512F.PermuteVar16x32(groups, Vector512.ShiftRightLogical(group, 5));
            var signs = Vector512.ShiftLeft(Avx512F.ShiftRightLogicalVariable(words, (group & Vector512.Create(31)).AsUInt32()), 31);
            var hits = (uint)signs.ExtractMostSignificantBits();
            Avx512F.Compress(Vector512<double>.Zero, Avx512F.ConvertToVector512Int64(signs.GetLower()).AsDouble(), low).StoreUnsafe(ref pass, (nuint)count);
            count += BitOperations.PopCount(hits & 0xFF);
            Avx512F.Compress(Vector512<double>.Zero, Avx512F.ConvertToVector512Int64(signs.GetUpper()).AsDouble(), high).StoreUnsafe(ref pass, (nuint)count);
            count += BitOperations.PopCount(hits >> 8);
            if (count < PassedBlock)
                continue;
            CollectOneByOne(passed[..count], places, collected);
            count = 0;
        }

        CollectOneByOne(passed[..count], places, collected);
        return i;
    }

    /// <summary>One bit per group of buckets that holds a chosen one.</summary>
    private Vector512<int> Groups(int shift)
    {
        Span<int> groups = stackalloc int[16];
        for (var bucket = _first; bucket <= _last; bucket++)
        {
            if ((_chosen[bucket >> 5] >> bucket & 1) != 0)
                groups[bucket >> shift >> 5] |= 1 << (bucket >> shift);
        }

        return Vector512.Create((ReadOnlySpan<int>)groups);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CollectOneByOne(ReadOnlySpan<double> values, Span<int> places, Span<double> collected)
    {
        foreach (var value in values)
        {
            var bucket = _map.IndexOf(value);
            if ((_chosen[bucket >> 5] >> bucket & 1) != 0 && (_representatives.IsEmpty || _representatives[bucket] != value))
                collected[places[bucket]++] = value;
        }
    }

    /// <summary>Every value is looked up: on registers of 256 bits, and on any where most values are in chosen buckets and copies of one that is left out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe int Collect256(ReadOnlySpan<double> values, Span<int> places, Span<double> collected)
    {
        var i = 0;
        ref var start = ref MemoryMarshal.GetReference(values);
        ref var place = ref MemoryMarshal.GetReference(places);
        var first = Vector128.Create(_first);
        var width = Vector128.Create((uint)(_last - _first));
        var buckets = stackalloc int[4];
        fixed (int* bits = _chosen)
        fixed (double* representatives = _representatives)
        {
            for (; i + 4 <= values.Length; i += 4)
            {
                var x = Vector256.LoadUnsafe(ref start, (nuint)i);
                var index = _map.IndexOf(x);
                if (!Vector128.LessThanOrEqualAny((index - first).AsUInt32(), width))
                    continue;
                var words = Avx2.GatherVector128(bits, Vector128.ShiftRightLogical(index, 5), 4);
                var hits = Vector128.ShiftLeft(Avx2.ShiftRightLogicalVariable(words, (index & Vector128.Create(31)).AsUInt32()), 31).ExtractMostSignificantBits();
                if (hits != 0 && representatives != null)
                    hits &= ~Vector256.Equals(Avx2.GatherVector256(representatives, index, 8), x).ExtractMostSignificantBits();
                if (hits == 0)
                    continue;
                index.Store(buckets);
                for (; hits != 0; hits &= hits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(hits);
                    collected[Unsafe.Add(ref place, buckets[lane])++] = Unsafe.Add(ref start, i + lane);
                }
            }
        }

        return i;
    }
}
