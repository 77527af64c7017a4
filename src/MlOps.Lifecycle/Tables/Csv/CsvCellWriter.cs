using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Writes the values of Arrow arrays as cells that <see cref="CsvColumn"/> reads back.</summary>
internal sealed class CsvCellWriter(StringBuilder text, char delimiter)
{
    private const long MicrosecondsPerDay = 86_400_000_000;
    private static readonly DateTime UnixEpoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly char[] _buffer = new char[64];

    public void Header(TableSchema schema)
    {
        for (var i = 0; i < schema.Count; i++)
        {
            Delimit(i);
            Text(schema[i].Name);
        }

        text.Append('\n');
    }

    public void Row(RecordBatch batch, int row)
    {
        for (var i = 0; i < batch.ColumnCount; i++)
        {
            Delimit(i);
            Value(batch.Column(i), row);
        }

        text.Append('\n');
    }

    private void Delimit(int column)
    {
        if (column > 0)
            text.Append(delimiter);
    }

    /// <summary>Writes a text, in quotes where it must be: when it is empty, so that it is not a missing value, too.</summary>
    private void Text(string value)
    {
        if (value.Length > 0 && value.AsSpan().IndexOfAny("\"\r\n\uFFFF") < 0 && !value.Contains(delimiter, StringComparison.Ordinal))
        {
            text.Append(value);
            return;
        }

        text.Append('"');
        text.Append(value.Replace("\"", "\"\"", StringComparison.Ordinal));
        text.Append('"');
    }

    /// <summary>Writes one value; nothing for a missing one.</summary>
    private void Value(IArrowArray array, int row)
    {
        if (array.IsNull(row))
            return;
        switch (array)
        {
            case Int64Array a: Number(a.Values[row]); break;
            case Int32Array a: Number(a.Values[row]); break;
            case Int16Array a: Number(a.Values[row]); break;
            case Int8Array a: Number(a.Values[row]); break;
            case UInt64Array a: Number(a.Values[row]); break;
            case UInt32Array a: Number(a.Values[row]); break;
            case UInt16Array a: Number(a.Values[row]); break;
            case UInt8Array a: Number(a.Values[row]); break;
            case DoubleArray a: Floating(a.Values[row]); break;
            case FloatArray a: Floating(a.Values[row]); break;
            case HalfFloatArray a: Floating((double)a.Values[row]); break;
            case Date32Array a: Date(a.Values[row]); break;
            case Date64Array a: Date(a.Values[row] / 86_400_000); break;
            case TimestampArray a: Instant(a, row); break;
            default: Text(ArrowValues.FindText(array, row)!); break;
        }
    }

    private void Number<T>(T value, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        value.TryFormat(_buffer, out var length, format, CultureInfo.InvariantCulture);
        text.Append(_buffer, 0, length);
    }

    private void Floating<T>(T value)
        where T : struct, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (T.IsInfinity(value))
            text.Append(T.IsNegative(value) ? "-inf" : "inf");
        else
            Number(value, value is double number ? ExactNumber.FormatOf(number) : "R");
    }

    private void Date(long days) => Number(Day(days), "yyyy-MM-dd");

    private void Instant(TimestampArray array, int row)
    {
        var value = array.Values[row];
        var microseconds = ((Apache.Arrow.Types.TimestampType)array.Data.DataType).Unit switch
        {
            Apache.Arrow.Types.TimeUnit.Second => checked(value * 1_000_000),
            Apache.Arrow.Types.TimeUnit.Millisecond => checked(value * 1_000),
            Apache.Arrow.Types.TimeUnit.Microsecond => value,
            _ => Math.DivRem(value, 1000) is var (quotient, remainder) && remainder < 0 ? quotient - 1 : value / 1000,
        };
        var days = microseconds / MicrosecondsPerDay - (microseconds % MicrosecondsPerDay < 0 ? 1 : 0);
        var time = Day(days).AddTicks((microseconds - (days * MicrosecondsPerDay)) * TimeSpan.TicksPerMicrosecond);
        Number(time, time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
    }

    private static DateTime Day(long days) => days is >= -719162 and <= 2932896
        ? UnixEpoch.AddDays(days)
        : throw new LifecycleException($"A date lies {days:N0} days from 1970-01-01, which is not within the years 1 to 9999: correct the value before it is written.");
}
