using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// Assignments of pooled rows to two samples, as weights +1/n and −1/m: the first is the true one, the others are drawn. Sixty-four assignments stand side by side,
/// so that one kernel value meets four registers of weights.
/// </summary>
internal sealed class SignPanels
{
    private const int Width = 64;
    private readonly AlignedSingles[] _panels;
    private readonly double[] _sums;

    public SignPanels(int n, int m, int permutations, ulong seed, int stride)
    {
        var count = permutations + 1;
        _panels = new AlignedSingles[(count + Width - 1) / Width];
        _sums = new double[_panels.Length * Width];
        for (var p = 0; p < _panels.Length; p++)
            _panels[p] = new(stride * Width);
        var generator = new SplitMix64(seed);
        var order = new int[n + m];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        for (var b = 0; b < count; b++)
        {
            // The true assignment, then shuffles of shuffles.
            for (var i = order.Length - 1; i > 0 && b > 0; i--)
            {
                var j = generator.NextIndex(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            var panel = _panels[b / Width].Span;
            for (var i = 0; i < order.Length; i++)
                panel[(order[i] * Width) + (b % Width)] = i < n ? 1f / n : -1f / m;
        }
    }

    /// <summary>Adds Σ s_i·K_ij·s_j over a panel of kernel values for every assignment.</summary>
    public void Add(GaussianPanel kernel, int top, int start, ReadOnlySpan<float> values)
    {
        for (var p = 0; p < _panels.Length; p++)
            Add(_panels[p], _sums.AsSpan(p * Width, Width), kernel, top, start, values);
    }

    /// <summary>MMD² with all pairs: twice the sum over pairs, and every row with itself, of which the kernel is 1.</summary>
    public double Statistic(int assignment, int n, int m) => (2 * _sums[assignment]) + (1.0 / n) + (1.0 / m);

    /// <summary>Four rows of kernel values against 64 assignments: sixteen sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(AlignedSingles weights, Span<double> sums, GaussianPanel kernel, int top, int start, ReadOnlySpan<float> values)
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        ref var first = ref weights.First;
        ref var row = ref MemoryMarshal.GetReference(values);
        var stride = kernel.Stride;
        for (var j = start; j < kernel.Rows; j++)
        {
            ref var weight = ref Unsafe.Add(ref first, j * Width);
            Vector512<float> w0 = Vector512.LoadUnsafe(ref weight), w1 = Vector512.LoadUnsafe(ref weight, 16), w2 = Vector512.LoadUnsafe(ref weight, 32), w3 = Vector512.LoadUnsafe(ref weight, 48);
            var x = Vector512.Create(Unsafe.Add(ref row, j));
            a0 = Vector512.FusedMultiplyAdd(x, w0, a0);
            a1 = Vector512.FusedMultiplyAdd(x, w1, a1);
            a2 = Vector512.FusedMultiplyAdd(x, w2, a2);
            a3 = Vector512.FusedMultiplyAdd(x, w3, a3);
            x = Vector512.Create(Unsafe.Add(ref row, stride + j));
            b0 = Vector512.FusedMultiplyAdd(x, w0, b0);
            b1 = Vector512.FusedMultiplyAdd(x, w1, b1);
            b2 = Vector512.FusedMultiplyAdd(x, w2, b2);
            b3 = Vector512.FusedMultiplyAdd(x, w3, b3);
            x = Vector512.Create(Unsafe.Add(ref row, (2 * stride) + j));
            c0 = Vector512.FusedMultiplyAdd(x, w0, c0);
            c1 = Vector512.FusedMultiplyAdd(x, w1, c1);
            c2 = Vector512.FusedMultiplyAdd(x, w2, c2);
            c3 = Vector512.FusedMultiplyAdd(x, w3, c3);
            x = Vector512.Create(Unsafe.Add(ref row, (3 * stride) + j));
            d0 = Vector512.FusedMultiplyAdd(x, w0, d0);
            d1 = Vector512.FusedMultiplyAdd(x, w1, d1);
            d2 = Vector512.FusedMultiplyAdd(x, w2, d2);
            d3 = Vector512.FusedMultiplyAdd(x, w3, d3);
        }

        AddWeighted(sums, weights, top, a0, a1, a2, a3);
        AddWeighted(sums, weights, top + 1, b0, b1, b2, b3);
        AddWeighted(sums, weights, top + 2, c0, c1, c2, c3);
        AddWeighted(sums, weights, top + 3, d0, d1, d2, d3);
    }

    private static void AddWeighted(Span<double> sums, AlignedSingles weights, int row, Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3)
    {
        Span<float> values = stackalloc float[Width];
        v0.CopyTo(values);
        v1.CopyTo(values[16..]);
        v2.CopyTo(values[32..]);
        v3.CopyTo(values[48..]);
        var own = weights.Span.Slice(row * Width, Width);
        for (var b = 0; b < Width; b++)
            sums[b] += (double)own[b] * values[b];
    }
}
