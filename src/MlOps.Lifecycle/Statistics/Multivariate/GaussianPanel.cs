using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// Gaussian kernel values of four rows against all rows behind them, in single precision: exp(−‖a − b‖²/(2σ²)) with ‖a − b‖² from dot products of centered rows.
/// Every value has its own lane, so that registers of any width give the same. Kernels are never inlined: in a large caller their sums would not stay in registers.
/// </summary>
internal sealed class GaussianPanel
{
    /// <summary>Rows of a panel.</summary>
    public const int Height = 4;
    private const int Lanes = 16;
    private readonly AlignedSingles _columns;
    private readonly AlignedSingles _squares;
    private readonly float _scale;
    private readonly int _width;
    private readonly int _padded;

    /// <summary>Takes rows.</summary>
    /// <param name="reference">Rows of the reference, one after the other.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <param name="width">The width σ of the kernel.</param>
    public GaussianPanel(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double width)
    {
        int n = reference.Length / columns, m = current.Length / columns;
        Rows = n + m;
        _width = columns;
        _padded = (Rows + (2 * Lanes) - 1) / (2 * Lanes) * 2 * Lanes;
        _scale = (float)(-Math.Log2(Math.E) / (2 * width * width));
        _columns = new(columns * _padded);
        _squares = new(_padded);
        Span<float> values = _columns.Span, squares = _squares.Span;

        // Centered, because a large offset would leave nothing of the differences; and by column, so that neighboring rows are neighbors in memory.
        for (var k = 0; k < columns; k++)
        {
            var mean = 0.0;
            for (var i = 0; i < n; i++)
                mean += reference[(i * columns) + k] / n;
            for (var i = 0; i < Rows; i++)
                values[(k * _padded) + i] = (float)((i < n ? reference[(i * columns) + k] : current[((i - n) * columns) + k]) - mean);
        }

        for (var i = 0; i < Rows; i++)
        {
            var square = 0f;
            for (var k = 0; k < columns; k++)
                square = MathF.FusedMultiplyAdd(values[(k * _padded) + i], values[(k * _padded) + i], square);
            squares[i] = square;
        }
    }

    /// <summary>Rows of both samples.</summary>
    public int Rows { get; }

    /// <summary>Numbers per row of a panel: the rows, filled up to whole registers.</summary>
    public int Stride => _padded;

    /// <summary>Computes the values of the rows from <paramref name="top"/> on against all rows behind each; 0 for the others.</summary>
    /// <param name="top">The first row, a multiple of 4.</param>
    /// <param name="panel">Four rows of <see cref="Stride"/> values.</param>
    /// <returns>The first column that is not 0 throughout, a multiple of 32.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Fill(int top, Span<float> panel)
    {
        var start = top / (2 * Lanes) * 2 * Lanes;
        for (var j = start; j < _padded; j += 2 * Lanes)
            Block(top, j, panel);

        // A row with itself and with those in front is 0, and so is what fills up the registers.
        for (var r = 0; r < Height; r++)
        {
            var row = panel.Slice(r * _padded, _padded);
            if (top + r >= Rows)
                row.Clear();
            else
            {
                row[start..(top + r + 1)].Clear();
                row[Rows..].Clear();
            }
        }

        return start;
    }

    /// <summary>4 × 32 values: eight sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Block(int top, int left, Span<float> panel)
    {
        ref var columns = ref _columns.First;
        Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var k = 0; k < _width; k++)
        {
            ref var column = ref Unsafe.Add(ref columns, k * _padded);
            var y0 = Vector512.LoadUnsafe(ref column, (nuint)left);
            var y1 = Vector512.LoadUnsafe(ref column, (nuint)(left + Lanes));
            var x = Vector512.Create(Unsafe.Add(ref column, top));
            a0 = Vector512.FusedMultiplyAdd(x, y0, a0);
            a1 = Vector512.FusedMultiplyAdd(x, y1, a1);
            x = Vector512.Create(Unsafe.Add(ref column, top + 1));
            b0 = Vector512.FusedMultiplyAdd(x, y0, b0);
            b1 = Vector512.FusedMultiplyAdd(x, y1, b1);
            x = Vector512.Create(Unsafe.Add(ref column, top + 2));
            c0 = Vector512.FusedMultiplyAdd(x, y0, c0);
            c1 = Vector512.FusedMultiplyAdd(x, y1, c1);
            x = Vector512.Create(Unsafe.Add(ref column, top + 3));
            d0 = Vector512.FusedMultiplyAdd(x, y0, d0);
            d1 = Vector512.FusedMultiplyAdd(x, y1, d1);
        }

        ref var to = ref MemoryMarshal.GetReference(panel);
        Kernel(a0, top, left).StoreUnsafe(ref to, (nuint)left);
        Kernel(a1, top, left + Lanes).StoreUnsafe(ref to, (nuint)(left + Lanes));
        Kernel(b0, top + 1, left).StoreUnsafe(ref to, (nuint)(_padded + left));
        Kernel(b1, top + 1, left + Lanes).StoreUnsafe(ref to, (nuint)(_padded + left + Lanes));
        Kernel(c0, top + 2, left).StoreUnsafe(ref to, (nuint)((2 * _padded) + left));
        Kernel(c1, top + 2, left + Lanes).StoreUnsafe(ref to, (nuint)((2 * _padded) + left + Lanes));
        Kernel(d0, top + 3, left).StoreUnsafe(ref to, (nuint)((3 * _padded) + left));
        Kernel(d1, top + 3, left + Lanes).StoreUnsafe(ref to, (nuint)((3 * _padded) + left + Lanes));
    }

    /// <summary>2^(scale·(|x|² + |y|² − 2xy)): the whole part goes into the exponent, the rest through the series of 2^r to degree 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Kernel(Vector512<float> dot, int row, int left)
    {
        ref var first = ref _squares.First;
        var squares = Vector512.Create(Unsafe.Add(ref first, row)) + Vector512.LoadUnsafe(ref first, (nuint)left);
        var distance = Vector512.Max(Vector512.FusedMultiplyAdd(Vector512.Create(-2f), dot, squares), Vector512<float>.Zero);
        var t = Vector512.Max(distance * Vector512.Create(_scale), Vector512.Create(-126f));
        var whole = Vector512.Round(t);
        var r = t - whole;
        var p = Vector512.Create(1.5403530e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3333558e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(9.6181291e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.5504109e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.24022651f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.69314718f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        return (p.AsInt32() + Vector512.ShiftLeft(Vector512.ConvertToInt32(whole), 23)).AsSingle();
    }
}
