using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Copies chosen rows of Arrow arrays into one new array of the library's type for the column. Equal values give equal buffers, whatever the sources' widths, encodings and offsets.</summary>
internal static class ColumnGatherer
{
    /// <summary>Copies whole arrays, one after the other.</summary>
    public static IArrowArray Gather(ColumnSchema column, params IReadOnlyList<IArrowArray> sources) =>
        Gather(column, sources, [.. sources.SelectMany((source, s) => Enumerable.Range(0, source.Length).Select(row => new RowPick(s, row)))]);

    /// <summary>Copies the picked rows in their order.</summary>
    /// <exception cref="LifecycleException">A value does not fit the library's type; the message names the column.</exception>
    public static IArrowArray Gather(ColumnSchema column, IReadOnlyList<IArrowArray> sources, RowPick[] picks)
    {
        try
        {
            return column.Type switch
            {
                ColumnType.Boolean => Flags(sources, picks),
                ColumnType.Text => Texts(sources, picks),
                ColumnType.Number => Fixed(column, sources, picks, Numbers),
                ColumnType.Date => Fixed(column, sources, picks, array => System.Array.ConvertAll(Whole(array), day => checked((int)day))),
                _ => Fixed(column, sources, picks, Whole),
            };
        }
        catch (OverflowException exception)
        {
            throw new LifecycleException($"Column '{column.Name}' has a value that does not fit {column.Type} (64 bits, years 1 to 9999): convert or leave out the column.", exception);
        }
    }

    /// <summary>Integers as they are, dates as days and timestamps as microseconds since 1970-01-01 UTC; 0 where a value is missing.</summary>
    internal static long[] Whole(IArrowArray array)
    {
        var values = new long[array.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = array.IsNull(i) ? 0 : WholeAt(array, i);
        return values;
    }

    private static long WholeAt(IArrowArray array, int i) => array switch
    {
        Int64Array a => a.Values[i],
        Int32Array a => a.Values[i],
        Int16Array a => a.Values[i],
        Int8Array a => a.Values[i],
        UInt64Array a => checked((long)a.Values[i]),
        UInt32Array a => a.Values[i],
        UInt16Array a => a.Values[i],
        UInt8Array a => a.Values[i],
        Date32Array a => a.Values[i],
        Date64Array a => FloorDivide(a.Values[i], 86_400_000),
        TimestampArray a => ((TimestampType)a.Data.DataType).Unit switch
        {
            TimeUnit.Second => checked(a.Values[i] * 1_000_000),
            TimeUnit.Millisecond => checked(a.Values[i] * 1_000),
            TimeUnit.Nanosecond => FloorDivide(a.Values[i], 1_000),
            _ => a.Values[i],
        },
        _ => throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} holds no whole numbers: convert the column."),
    };

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);

    private static double[] Numbers(IArrowArray array)
    {
        var values = new double[array.Length];
        ArrowValues.CopyNumbers(array, values);
        return values;
    }

    private static IArrowArray Fixed<T>(ColumnSchema column, IReadOnlyList<IArrowArray> sources, RowPick[] picks, Func<IArrowArray, T[]> read)
        where T : struct
    {
        var copied = new T[sources.Count][];
        for (var s = 0; s < copied.Length; s++)
            copied[s] = read(sources[s]);
        var values = new ArrowBuffer.Builder<T>(picks.Length);
        var validity = new ArrowBuffer.BitmapBuilder(picks.Length);
        foreach (var (source, row) in picks)
        {
            var isNull = sources[source].IsNull(row);
            values.Append(isNull ? default : copied[source][row]);
            validity.Append(!isNull);
        }

        var nulls = validity.UnsetBitCount;
        return ArrowArrayFactory.BuildArray(new ArrayData(
            ArrowTypes.ToArrow(column.Type), picks.Length, nulls, 0, [nulls == 0 ? ArrowBuffer.Empty : validity.Build(ManagedMemory.Allocator), values.Build(ManagedMemory.Allocator)]));
    }

    private static BooleanArray Flags(IReadOnlyList<IArrowArray> sources, RowPick[] picks)
    {
        var flags = new BooleanArray.Builder().Reserve(picks.Length);
        foreach (var (source, row) in picks)
        {
            if (((BooleanArray)sources[source]).GetValue(row) is { } flag)
                flags.Append(flag);
            else
                flags.AppendNull();
        }

        return flags.Build(ManagedMemory.Allocator);
    }

    private static StringArray Texts(IReadOnlyList<IArrowArray> sources, RowPick[] picks)
    {
        var texts = new StringArray.Builder().Reserve(picks.Length);
        foreach (var (source, row) in picks)
        {
            if (ArrowValues.FindText(sources[source], row) is { } text)
                texts.Append(text);
            else
                texts.AppendNull();
        }

        return texts.Build(ManagedMemory.Allocator);
    }
}
