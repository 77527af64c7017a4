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
    /// <summary>Rows of kernel values that are added at once.</summary>
    public const int Rows = 32;
    private const int Width = 64;
    private const int Block = 64;
    private readonly AlignedSingles _partial = new(Rows * Width);
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

    /// <summary>Adds Σ s_i·K_ij·s_j over the kernel values of <see cref="Rows"/> rows for every assignment.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="top">The first row.</param>
    /// <param name="start">The first column that is not 0 throughout.</param>
    /// <param name="values">The values, row by row.</param>
    public void Add(GaussianPanel kernel, int top, int start, ReadOnlySpan<float> values)
    {
        for (var p = 0; p < _panels.Length; p++)
        {
            // A block of weights stays in the nearest cache while all rows pass over it.
            _partial.Span.Clear();
            for (var from = start; from < kernel.Rows; from += Block)
            {
                for (var r = 0; r < Rows; r += GaussianPanel.Height)
                    Add(_panels[p], values[(r * kernel.Stride)..], kernel.Stride, from, Math.Min(from + Block, kernel.Rows), _partial.Span[(r * Width)..]);
            }

            for (var r = 0; r < Rows && top + r < kernel.Rows; r++)
                AddWeighted(_sums.AsSpan(p * Width, Width), _panels[p].Span.Slice((top + r) * Width, Width), _partial.Span.Slice(r * Width, Width));
        }
    }

    /// <summary>MMD² with all pairs: twice the sum over pairs, and every row with itself, of which the kernel is 1.</summary>
    public double Statistic(int assignment, int n, int m) => (2 * _sums[assignment]) + (1.0 / n) + (1.0 / m);

    /// <summary>Four rows of kernel values against 64 assignments: sixteen sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(AlignedSingles weights, ReadOnlySpan<float> values, int stride, int from, int to, Span<float> partial)
    {
        ref var sums = ref MemoryMarshal.GetReference(partial);
        Vector512<float> a0 = Vector512.LoadUnsafe(ref sums), a1 = Vector512.LoadUnsafe(ref sums, 16), a2 = Vector512.LoadUnsafe(ref sums, 32), a3 = Vector512.LoadUnsafe(ref sums, 48);
        Vector512<float> b0 = Vector512.LoadUnsafe(ref sums, 64), b1 = Vector512.LoadUnsafe(ref sums, 80), b2 = Vector512.LoadUnsafe(ref sums, 96), b3 = Vector512.LoadUnsafe(ref sums, 112);
        Vector512<float> c0 = Vector512.LoadUnsafe(ref sums, 128), c1 = Vector512.LoadUnsafe(ref sums, 144), c2 = Vector512.LoadUnsafe(ref sums, 160), c3 = Vector512.LoadUnsafe(ref sums, 176);
        Vector512<float> d0 = Vector512.LoadUnsafe(ref sums, 192), d1 = Vector512.LoadUnsafe(ref sums, 208), d2 = Vector512.LoadUnsafe(ref sums, 224), d3 = Vector512.LoadUnsafe(ref sums, 240);
        ref var first = ref weights.First;
        ref var row = ref MemoryMarshal.GetReference(values);
        for (var j = from; j < to; j++)
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

        Store(ref sums, a0, a1, a2, a3);
        Store(ref Unsafe.Add(ref sums, Width), b0, b1, b2, b3);
        Store(ref Unsafe.Add(ref sums, 2 * Width), c0, c1, c2, c3);
        Store(ref Unsafe.Add(ref sums, 3 * Width), d0, d1, d2, d3);
    }

    private static void Store(ref float to, Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3)
    {
        v0.StoreUnsafe(ref to);
        v1.StoreUnsafe(ref to, 16);
        v2.StoreUnsafe(ref to, 32);
        v3.StoreUnsafe(ref to, 48);
    }

    private static void AddWeighted(Span<double> sums, ReadOnlySpan<float> weights, ReadOnlySpan<float> values)
    {
        for (var b = 0; b < Width; b++)
            sums[b] += (double)weights[b] * values[b];
    }
}
