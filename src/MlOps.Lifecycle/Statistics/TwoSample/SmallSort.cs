using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Sorts a few numbers by counting for each how many are smaller; no branch depends on the data.</summary>
internal static class SmallSort
{
    private const int Most = 192;

    /// <summary>Sorts in place; more than 192 values by the sort of the platform.</summary>
    /// <param name="values">The values, without NaN.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sort(Span<double> values)
    {
        if (values.Length > Most || !Vector512.IsHardwareAccelerated)
        {
            values.Sort();
            return;
        }

        if (values.Length < 2)
            return;
        Span<double> copy = stackalloc double[Most];
        var lanes = Vector512<double>.Count;
        var vectors = (values.Length + lanes - 1) / lanes;
        copy[(values.Length & ~(lanes - 1))..(vectors * lanes)].Fill(double.PositiveInfinity);
        values.CopyTo(copy);
        ref var start = ref MemoryMarshal.GetReference(copy);
        var lane = Vector512<long>.Indices;
        for (var i = 0; i < values.Length; i++)
        {
            // Equal values keep their order: those in front count as smaller, those behind do not.
            var value = Vector512.Create(copy[i]);
            var own = i / lanes;
            var others = Vector512.LoadUnsafe(ref start, (nuint)(own * lanes));
            var smaller = -(Vector512.LessThan(others, value).AsInt64()
                | (Vector512.Equals(others, value).AsInt64() & Vector512.LessThan(lane, Vector512.Create((long)(i % lanes)))));
            for (var v = 0; v < own; v++)
                smaller -= Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref start, (nuint)(v * lanes)), value).AsInt64();
            for (var v = own + 1; v < vectors; v++)
                smaller -= Vector512.LessThan(Vector512.LoadUnsafe(ref start, (nuint)(v * lanes)), value).AsInt64();
            values[(int)Vector512.Sum(smaller)] = copy[i];
        }
    }
}
