using System.Runtime.InteropServices;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Collects the values of one column and hands them out as one Arrow array. The memory grows with the rows and is used again for the next block.</summary>
internal sealed class ColumnBuffer(ColumnType type)
{
    private const int FirstRows = 1024;

    private byte[] _present = [];
    private readonly int _width = type switch
    {
        ColumnType.Boolean or ColumnType.Text => 0,
        ColumnType.Date => sizeof(int),
        _ => sizeof(long),
    };

    private int[] _offsets = [0];
    private byte[] _values = [];
    private int _capacity;
    private int _rows;
    private int _nulls;

    /// <summary>The bytes of text collected; 0 for other columns.</summary>
    public long TextBytes => type is ColumnType.Text ? _offsets[_rows] : 0;

    public void Add(IArrowArray array, int start, int count)
    {
        Grow(_rows + count);
        var mayMiss = array.NullCount > 0;
        for (var i = 0; i < count; i++)
        {
            if (!mayMiss || array.IsValid(start + i))
                Set(_present, _rows + i);
            else
                _nulls++;
        }

        switch (array)
        {
            case Int64Array integers: Copy(integers.Values, start, count); break;
            case TimestampArray times: Copy(times.Values, start, count); break;
            case Date32Array dates: Copy(dates.Values, start, count); break;
            case DoubleArray numbers: Copy(numbers, start, count); break;
            case BooleanArray flags: Copy(flags, start, count); break;
            case StringArray texts: Copy(texts, start, count); break;
            default: throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} is not how {type} is kept.");
        }

        _rows += count;
    }

    /// <summary>The values collected since the last call. Valid until values are added again.</summary>
    public IArrowArray Take()
    {
        var present = _nulls == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_present.AsMemory(0, (_rows + 7) / 8).ToArray());
        ArrowBuffer[] buffers = type is ColumnType.Text
            ? [present, new(MemoryMarshal.AsBytes(_offsets.AsSpan(0, _rows + 1)).ToArray()), new(_values.AsMemory(0, _offsets[_rows]))]
            : [present, new(_values.AsMemory(0, _width == 0 ? (_rows + 7) / 8 : _rows * _width))];
        var array = ArrowArrayFactory.BuildArray(new ArrayData(ArrowTypes.ToArrow(type), _rows, _nulls, 0, buffers));
        _rows = 0;
        _nulls = 0;
        return array;
    }

    /// <summary>Forgets the values handed out; called before values are added again.</summary>
    public void Clear()
    {
        _present.AsSpan().Clear();
        if (type is ColumnType.Boolean)
            _values.AsSpan().Clear();
    }

    private void Grow(int rows)
    {
        if (rows <= _capacity)
            return;
        _capacity = Math.Max(rows, Math.Max(FirstRows, 2 * _capacity));
        System.Array.Resize(ref _present, (_capacity + 7) / 8);
        if (type is ColumnType.Text)
            System.Array.Resize(ref _offsets, _capacity + 1);
        else
            System.Array.Resize(ref _values, type is ColumnType.Boolean ? _present.Length : _capacity * _width);
    }

    private static void Set(byte[] bits, int index) => bits[index >> 3] |= (byte)(1 << (index & 7));

    private void Copy<T>(ReadOnlySpan<T> values, int start, int count)
        where T : unmanaged
    {
        var target = MemoryMarshal.Cast<byte, T>(_values.AsSpan()).Slice(_rows, count);
        values.Slice(start, count).CopyTo(target);
        ClearMissing(target);
    }

    private void Copy(DoubleArray array, int start, int count)
    {
        var target = MemoryMarshal.Cast<byte, double>(_values.AsSpan()).Slice(_rows, count);
        var values = array.Values.Slice(start, count);
        for (var i = 0; i < count; i++)
            target[i] = CanonicalNumber.Of(values[i]);
        ClearMissing(target);
    }

    /// <summary>What lies under a missing value is arbitrary; equal rows shall make equal files.</summary>
    private void ClearMissing<T>(Span<T> target)
        where T : unmanaged
    {
        for (var i = 0; _nulls > 0 && i < target.Length; i++)
        {
            if ((_present[(_rows + i) >> 3] & (1 << ((_rows + i) & 7))) == 0)
                target[i] = default;
        }
    }

    private void Copy(BooleanArray array, int start, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (array.GetValue(start + i) is true)
                Set(_values, _rows + i);
        }
    }

    private void Copy(StringArray array, int start, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = array.IsValid(start + i) ? array.GetBytes(start + i) : default;
            var end = checked(_offsets[_rows + i] + text.Length);
            if (end > _values.Length)
                System.Array.Resize(ref _values, (int)Math.Min(System.Array.MaxLength, Math.Max(end, 2L * _values.Length)));
            text.CopyTo(_values.AsSpan(_offsets[_rows + i]));
            _offsets[_rows + i + 1] = end;
        }
    }
}
