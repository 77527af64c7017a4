using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Sums single numbers in double precision, on eight lanes whatever the registers hold, so that every processor gives the same.</summary>
internal static class PanelSum
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Of(ReadOnlySpan<float> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        Vector512<double> first = default, second = default;
        var i = 0;
        for (; i + 16 <= values.Length; i += 16)
        {
            var (low, high) = Vector512.Widen(Vector512.LoadUnsafe(ref start, (nuint)i));
            first += low;
            second += high;
        }

        var lanes = first + second;
        var sum = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        for (; i < values.Length; i++)
            sum += values[i];
        return sum;
    }
}
