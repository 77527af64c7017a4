using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// A map from values to buckets that never falls: equal values share a bucket, and every value of a lower bucket is smaller. Always
/// "subtract, then multiply", so that every width of registers gives the same bucket. NaN goes to one bucket behind the last.
/// </summary>
internal readonly struct BucketMap
{
    private const int SampleSize = 512;
    private readonly double _low;
    private readonly double _scale;
    private readonly double _last;
    private readonly bool _onKeys;

    private BucketMap(double low, double scale, int count, bool onKeys, bool hasCopies = false)
    {
        HasCopies = hasCopies;
        _low = low;
        _scale = scale;
        _last = count - 1;
        _onKeys = onKeys;
        Count = count;
    }

    /// <summary>The number of buckets, a power of two; the index <see cref="Count"/> is the one of NaN.</summary>
    public int Count { get; }

    /// <summary>Whether the values looked at repeat, so that the same counter is met again and again.</summary>
    public bool HasCopies { get; }

    /// <summary>Whether a bucket is an interval of equal width.</summary>
    public bool IsLinear => !_onKeys;

    /// <summary>Buckets per unit of the values; of linear maps only.</summary>
    public double Scale => _scale;

    /// <summary>Chooses a map for two samples from a few of their values; a poor choice costs time and no digit.</summary>
    public static BucketMap For(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int count)
    {
        Span<double> sample = stackalloc double[2 * SampleSize];
        var filled = Fill(a, sample, 0);
        filled = Fill(b, sample, filled);
        sample = sample[..filled];
        if (filled == 0)
            return new(0, 1, count, false);
        sample.Sort();
        var linear = Linear(sample, count);
        var keys = OnKeys(sample, count);

        // Values over many orders of magnitude crowd into few buckets of equal width; their bits spread them.
        var chosen = linear is { } map && Spread(map, sample) * 1.5 >= Spread(keys, sample) ? map : keys;
        return new(chosen._low, chosen._scale, count, chosen._onKeys, Copies(sample) > filled / 16);
    }

    /// <summary>A linear map over a range, or null where it has no finite width.</summary>
    public static BucketMap? Over(double low, double high, int count)
    {
        var range = high - low;
        if (range == 0)
            range = Math.Max(Math.Abs(low) * 1e-9, 1e-300);
        var scale = count / range;
        return double.IsFinite(range) && double.IsFinite(scale) && scale > 0 ? new(low, scale, count, false) : null;
    }

    /// <summary>The bucket of one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(double value)
    {
        var y = ((_onKeys ? Key(value) : value) - _low) * _scale;
        return double.IsNaN(value) ? Count : (int)(y > _last ? _last : y > 0 ? y : 0);
    }

    /// <summary>Where a value lies, in buckets; of linear maps only, and not held back at the ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double PositionOf(double value) => (value - _low) * _scale;

    /// <summary>Where eight values lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PositionOf(Vector512<double> values) => (values - Vector512.Create(_low)) * Vector512.Create(_scale);

    /// <summary>The buckets of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> IndexOf(Vector512<double> values)
    {
        var x = _onKeys ? Key(values) : values;
        var y = (x - Vector512.Create(_low)) * Vector512.Create(_scale);

        // These give their second operand for NaN, and the conversion 0x80000000, of which the unsigned minimum is the bucket of NaN.
        y = Avx512F.Max(Vector512<double>.Zero, Avx512F.Min(Vector512.Create(_last), y));
        return Vector256.Min(Avx512F.ConvertToVector256Int32WithTruncation(y).AsUInt32(), Vector256.Create((uint)Count)).AsInt32();
    }

    /// <summary>The buckets of four values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<int> IndexOf(Vector256<double> values)
    {
        if (_onKeys)
            return Vector128.Create(IndexOf(values[0]), IndexOf(values[1]), IndexOf(values[2]), IndexOf(values[3]));
        var y = (values - Vector256.Create(_low)) * Vector256.Create(_scale);
        y = Avx.Max(Vector256<double>.Zero, Avx.Min(Vector256.Create(_last), y));
        return Vector128.Min(Avx.ConvertToVector128Int32WithTruncation(y).AsUInt32(), Vector128.Create((uint)Count)).AsInt32();
    }

    private static int Fill(ReadOnlySpan<double> values, Span<double> sample, int filled)
    {
        if (values.IsEmpty)
            return filled;
        var wanted = Math.Clamp(values.Length / 8, 1, SampleSize);
        for (var i = 0; i < wanted; i++)
        {
            var value = values[(int)((long)i * values.Length / wanted)];
            if (double.IsFinite(value))
                sample[filled++] = value;
        }

        return filled;
    }

    private static BucketMap? Linear(ReadOnlySpan<double> sorted, int count)
    {
        var trim = sorted.Length / 400;
        double low = sorted[trim], high = sorted[^(trim + 1)], range = high - low;
        return double.IsFinite(range) ? Over(low - (0.25 * range), high + (0.25 * range), count) : null;
    }

    private static BucketMap OnKeys(ReadOnlySpan<double> sorted, int count)
    {
        double low = Key(sorted[0]), range = Math.Max(Key(sorted[^1]) - low, 4096);
        return new(low - (0.05 * range), count / (1.1 * range), count, true);
    }

    private static int Copies(ReadOnlySpan<double> sorted)
    {
        var copies = 0;
        for (var i = 1; i < sorted.Length; i++)
            copies += sorted[i] == sorted[i - 1] ? 1 : 0;
        return copies;
    }

    /// <summary>How many of 256 cells the sample reaches.</summary>
    private static int Spread(in BucketMap map, ReadOnlySpan<double> sample)
    {
        Span<bool> reached = stackalloc bool[256];
        var cells = 0;
        foreach (var value in sample)
        {
            var cell = (int)((long)map.IndexOf(value) * 256 / map.Count);
            cells += reached[cell] ? 0 : 1;
            reached[cell] = true;
        }

        return cells;
    }

    /// <summary>The bits of a double in the order of its values; −0.0 is 0.0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Key(Vector512<double> values)
    {
        var bits = (values + Vector512<double>.Zero).AsInt64();
        var keys = Vector512.ConvertToDouble(bits ^ (Vector512.ShiftRightArithmetic(bits, 63) & Vector512.Create(long.MaxValue)));

        // A NaN has to stay one.
        return Vector512.ConditionalSelect(Vector512.Equals(values, values), keys, values);
    }
}
