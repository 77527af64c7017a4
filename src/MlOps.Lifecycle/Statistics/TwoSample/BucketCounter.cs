using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Counts values per bucket. Where values repeat two tables take turns, because an increment of the counter just incremented has to wait for it.</summary>
internal static class BucketCounter
{
    /// <summary>Adds the counts of all values; the last counter is the one of NaN.</summary>
    /// <param name="values">The values in any order.</param>
    /// <param name="map">The map.</param>
    /// <param name="counts">One counter per bucket and one for NaN.</param>
    /// <param name="spare">As many, all 0; added to <paramref name="counts"/> and cleared at the end.</param>
    /// <param name="kept">Takes the bucket of every value, if it is as long as the values; empty to keep none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Count(ReadOnlySpan<double> values, BucketMap map, Span<int> counts, Span<int> spare, Span<ushort> kept = default)
    {
        ref var keep = ref MemoryMarshal.GetReference(kept);
        ref var even = ref MemoryMarshal.GetReference(counts[..(map.Count + 1)]);
        ref var odd = ref map.HasCopies ? ref MemoryMarshal.GetReference(spare[..(map.Count + 1)]) : ref even;
        ref var start = ref MemoryMarshal.GetReference(values);
        var i = 0;
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            for (; i + 16 <= values.Length; i += 16)
            {
                Vector256<int> low = map.IndexOf(Vector512.LoadUnsafe(ref start, (nuint)i)), high = map.IndexOf(Vector512.LoadUnsafe(ref start, (nuint)i + 8));
                if (kept.Length > 0)
                    Avx512F.ConvertToVector256UInt16(low.ToVector512Unsafe().WithUpper(high)).StoreUnsafe(ref keep, (nuint)i);
                Vector256<ulong> first = low.AsUInt64(), second = high.AsUInt64();
                for (var k = 0; k < 4; k++)
                {
                    Increment(ref even, ref odd, first.GetElement(k));
                    Increment(ref even, ref odd, second.GetElement(k));
                }
            }
        }
        else if (Avx2.IsSupported)
        {
            for (; i + 8 <= values.Length; i += 8)
            {
                var first = map.IndexOf(Vector256.LoadUnsafe(ref start, (nuint)i)).AsUInt64();
                var second = map.IndexOf(Vector256.LoadUnsafe(ref start, (nuint)i + 4)).AsUInt64();
                for (var k = 0; k < 2; k++)
                {
                    Increment(ref even, ref odd, first.GetElement(k));
                    Increment(ref even, ref odd, second.GetElement(k));
                }
            }
        }

        for (; i < values.Length; i++)
        {
            var bucket = map.IndexOf(values[i]);
            Unsafe.Add(ref even, bucket)++;
            if (kept.Length > 0)
                kept[i] = (ushort)bucket;
        }

        for (var bucket = 0; bucket <= map.Count && map.HasCopies; bucket++)
        {
            Unsafe.Add(ref even, bucket) += Unsafe.Add(ref odd, bucket);
            Unsafe.Add(ref odd, bucket) = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Increment(ref int even, ref int odd, ulong pair)
    {
        Unsafe.Add(ref even, (nuint)(uint)pair)++;
        Unsafe.Add(ref odd, (nuint)(pair >> 32))++;
    }
}
