using System.Globalization;
using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace MlOps.Lifecycle.Tables;

/// <summary>Reads the values of Arrow arrays as numbers or as text, whatever width or encoding the array has.</summary>
/// <remarks>Pure and thread-safe. Sliced arrays are read from their offset.</remarks>
public static class ArrowValues
{
    private const double MillisecondsPerDay = 86_400_000;

    /// <summary>Copies an array as numbers.</summary>
    /// <param name="array">Booleans (0 and 1), integers (rounded beyond 2⁵³), numbers, dates (days since 1970-01-01) or timestamps (microseconds since 1970-01-01 UTC).</param>
    /// <param name="destination">Takes <c>array.Length</c> values; missing ones become NaN, as NaN itself does. <c>array.IsNull(i)</c> tells them apart.</param>
    /// <exception cref="LifecycleException">The array holds text or another type that has no numbers.</exception>
    public static void CopyNumbers(IArrowArray array, Span<double> destination)
    {
        switch (array)
        {
            case DoubleArray numbers: numbers.Values.CopyTo(destination); break;
            case FloatArray numbers: Convert<float>(numbers.Values, destination); break;
            case HalfFloatArray numbers: Convert<Half>(numbers.Values, destination); break;
            case Int64Array numbers: Convert(numbers.Values, destination); break;
            case Int32Array numbers: Convert(numbers.Values, destination); break;
            case Int16Array numbers: Convert(numbers.Values, destination); break;
            case Int8Array numbers: Convert(numbers.Values, destination); break;
            case UInt64Array numbers: Convert(numbers.Values, destination); break;
            case UInt32Array numbers: Convert(numbers.Values, destination); break;
            case UInt16Array numbers: Convert(numbers.Values, destination); break;
            case UInt8Array numbers: Convert(numbers.Values, destination); break;
            case Date32Array dates: Convert(dates.Values, destination); break;
            case Date64Array dates: Convert(dates.Values, destination, 1 / MillisecondsPerDay); break;
            case TimestampArray times: Convert(times.Values, destination, MicrosecondsPer(((TimestampType)times.Data.DataType).Unit)); break;
            case BooleanArray flags: CopyFlags(flags, destination); break;
            default: throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} holds no numbers: read it as text or convert the column.");
        }

        if (array.NullCount == 0)
            return;
        for (var i = 0; i < array.Length; i++)
        {
            if (array.IsNull(i))
                destination[i] = double.NaN;
        }
    }

    /// <summary>One value of an array of categories.</summary>
    /// <param name="array">Text, dictionary-encoded text, booleans (<c>true</c> and <c>false</c>) or whole numbers (their digits).</param>
    /// <param name="index">The row, counted from 0.</param>
    /// <returns>The text, or null when the value is missing.</returns>
    /// <exception cref="LifecycleException">The array holds something else.</exception>
    public static string? FindText(IArrowArray array, int index)
    {
        if (array.IsNull(index))
            return null;
        return array switch
        {
            StringArray texts => texts.GetString(index),
            BooleanArray flags => flags.GetValue(index) is true ? "true" : "false",
            DictionaryArray { Dictionary: StringArray dictionary } codes => dictionary.GetString(CodeAt(codes.Indices, index)),
            Int64Array codes => Digits(codes.Values[index]),
            Int32Array codes => Digits(codes.Values[index]),
            Int16Array codes => Digits(codes.Values[index]),
            Int8Array codes => Digits(codes.Values[index]),
            UInt64Array codes => Digits(codes.Values[index]),
            UInt32Array codes => Digits(codes.Values[index]),
            UInt16Array codes => Digits(codes.Values[index]),
            UInt8Array codes => Digits(codes.Values[index]),
            _ => throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} holds no text: read it as numbers or convert the column."),
        };
    }

    internal static int CodeAt(IArrowArray codes, int index) => codes switch
    {
        Int32Array array => array.Values[index],
        Int16Array array => array.Values[index],
        Int8Array array => array.Values[index],
        UInt8Array array => array.Values[index],
        UInt16Array array => array.Values[index],
        UInt32Array array => checked((int)array.Values[index]),
        Int64Array array => checked((int)array.Values[index]),
        _ => throw new LifecycleException($"Dictionary codes of type {codes.Data.DataType.Name} are not read: use 32-bit codes."),
    };

    private static string Digits(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static double MicrosecondsPer(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1e6,
        TimeUnit.Millisecond => 1e3,
        TimeUnit.Nanosecond => 1e-3,
        _ => 1,
    };

    private static void CopyFlags(BooleanArray flags, Span<double> destination)
    {
        for (var i = 0; i < flags.Length; i++)
            destination[i] = flags.GetValue(i) is true ? 1 : 0;
    }

    private static void Convert<T>(ReadOnlySpan<T> values, Span<double> destination, double factor = 1)
        where T : INumberBase<T>
    {
        for (var i = 0; i < values.Length; i++)
            destination[i] = double.CreateSaturating(values[i]) * factor;
    }
}
