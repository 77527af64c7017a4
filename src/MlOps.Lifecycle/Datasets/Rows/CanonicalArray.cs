using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Converts Arrow arrays of other widths, units and encodings to the one in which a column type is kept.</summary>
internal static class CanonicalArray
{
    private const long LargestExactInteger = 1L << 53;
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>The same values in the Arrow type of a column type.</summary>
    /// <returns>The array itself when it has that type already; null when no conversion keeps the values.</returns>
    /// <exception cref="OverflowException">A value does not fit.</exception>
    public static IArrowArray? From(IArrowArray array, ColumnType type) => (type, array) switch
    {
        (ColumnType.Boolean, BooleanArray) or (ColumnType.Integer, Int64Array) or (ColumnType.Number, DoubleArray)
            or (ColumnType.Text, StringArray) or (ColumnType.Date, Date32Array) => array,
        (ColumnType.Timestamp, TimestampArray times) => Times(times),
        (ColumnType.Integer, _) => Integers(array),
        (ColumnType.Number, FloatArray numbers) => Numbers<float>(array, numbers.Values),
        (ColumnType.Number, HalfFloatArray numbers) => Numbers<Half>(array, numbers.Values),
        (ColumnType.Number, _) => Integers(array) is { } integers ? Exact(integers) : null,
        (ColumnType.Date, Date64Array days) => Days(days),
        (ColumnType.Text, DictionaryArray { Dictionary: StringArray }) => Texts(array),
        _ => null,
    };

    private static Int64Array? Integers(IArrowArray array) => array switch
    {
        Int64Array integers => integers,
        Int32Array integers => Integers<int>(array, integers.Values),
        Int16Array integers => Integers<short>(array, integers.Values),
        Int8Array integers => Integers<sbyte>(array, integers.Values),
        UInt64Array integers => Integers<ulong>(array, integers.Values),
        UInt32Array integers => Integers<uint>(array, integers.Values),
        UInt16Array integers => Integers<ushort>(array, integers.Values),
        UInt8Array integers => Integers<byte>(array, integers.Values),
        _ => null,
    };

    private static Int64Array Integers<T>(IArrowArray array, ReadOnlySpan<T> values)
        where T : INumberBase<T>
    {
        var builder = new Int64Array.Builder().Reserve(array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            if (array.IsNull(i))
                builder.AppendNull();
            else
                builder.Append(long.CreateChecked(values[i]));
        }

        return builder.Build(ManagedMemory.Allocator);
    }

    private static DoubleArray Numbers<T>(IArrowArray array, ReadOnlySpan<T> values)
        where T : INumberBase<T>
    {
        var builder = new DoubleArray.Builder().Reserve(array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            if (array.IsNull(i))
                builder.AppendNull();
            else
                builder.Append(double.CreateChecked(values[i]));
        }

        return builder.Build(ManagedMemory.Allocator);
    }

    private static DoubleArray Exact(Int64Array integers)
    {
        for (var i = 0; i < integers.Length; i++)
        {
            if (integers.IsValid(i) && integers.Values[i] is > LargestExactInteger or < -LargestExactInteger)
                throw new OverflowException($"row {i + 1} of the batch holds {integers.Values[i]}, which no number of double precision holds exactly");
        }

        return Numbers(integers, integers.Values);
    }

    private static Date32Array Days(Date64Array days)
    {
        var builder = new Date32Array.Builder().Reserve(days.Length);
        for (var i = 0; i < days.Length; i++)
        {
            if (days.IsNull(i))
                builder.AppendNull();
            else
                builder.Append(DateTime.UnixEpoch.AddDays(FloorDivide(days.Values[i], MillisecondsPerDay)));
        }

        return builder.Build(ManagedMemory.Allocator);
    }

    /// <summary>Timestamps without a zone are taken as UTC; nanoseconds are cut to the microsecond they lie in.</summary>
    private static TimestampArray Times(TimestampArray times)
    {
        var type = (TimestampType)times.Data.DataType;
        if (type.Unit == TimeUnit.Microsecond)
            return type.Timezone == ArrowTypes.Timestamp.Timezone ? times : new(Retyped(times.Data));
        var values = new long[times.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = times.IsNull(i) ? 0 : type.Unit switch
            {
                TimeUnit.Second => checked(times.Values[i] * 1_000_000),
                TimeUnit.Millisecond => checked(times.Values[i] * 1_000),
                _ => FloorDivide(times.Values[i], 1_000),
            };
        }

        var builder = new Int64Array.Builder().Reserve(times.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (times.IsNull(i))
                builder.AppendNull();
            else
                builder.Append(values[i]);
        }

        return new(Retyped(builder.Build(ManagedMemory.Allocator).Data));
    }

    private static StringArray Texts(IArrowArray array)
    {
        var builder = new StringArray.Builder().Reserve(array.Length);
        for (var i = 0; i < array.Length; i++)
        {
            if (ArrowValues.FindText(array, i) is { } text)
                builder.Append(text);
            else
                builder.AppendNull();
        }

        return builder.Build(ManagedMemory.Allocator);
    }

    private static ArrayData Retyped(ArrayData data) => new(ArrowTypes.Timestamp, data.Length, data.NullCount, data.Offset, data.Buffers, data.Children);

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : ((value + 1) / by) - 1;
}
