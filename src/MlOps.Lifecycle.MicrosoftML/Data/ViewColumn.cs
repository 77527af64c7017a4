using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Collects one column of a view, value by value, and builds Arrow arrays of it.</summary>
internal sealed class ViewColumn
{
    private readonly Func<IArrowArray> _build;

    private ViewColumn(Action append, Func<IArrowArray> build) => (Append, _build) = (append, build);

    /// <summary>Takes the value of the cursor's row.</summary>
    public Action Append { get; }

    /// <summary>The array of what was taken since the last call.</summary>
    public IArrowArray Build() => _build();

    /// <summary>The column type that fits a type of ML.NET; null for vectors, images and what else has none.</summary>
    public static ColumnType? FindColumnType(DataViewType type) => type switch
    {
        BooleanDataViewType => ColumnType.Boolean,
        TextDataViewType => ColumnType.Text,
        DateTimeDataViewType or DateTimeOffsetDataViewType => ColumnType.Timestamp,
        TimeSpanDataViewType => ColumnType.Number,
        KeyDataViewType => ColumnType.Integer,
        NumberDataViewType => type.RawType == typeof(float) || type.RawType == typeof(double) || type.RawType == typeof(ulong) ? ColumnType.Number : ColumnType.Integer,
        _ => null,
    };

    public static ViewColumn Create(DataViewRowCursor cursor, DataViewSchema.Column column, ColumnType target) =>
        target is ColumnType.Text ? Texts(cursor.GetGetter<ReadOnlyMemory<char>>(column)) : Numbers(ReadNumber(cursor, column), target);

    /// <summary>Reads a value as <see cref="ArrowValues"/> reads it from Arrow, so that there and back is the same.</summary>
    private static Func<double> ReadNumber(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        var isKey = column.Type is KeyDataViewType;
        var raw = column.Type.RawType;
        return raw == typeof(float) ? Read<float>(cursor, column, static v => v)
            : raw == typeof(double) ? Read<double>(cursor, column, static v => v)
            : raw == typeof(bool) ? Read<bool>(cursor, column, static v => v ? 1 : 0)
            : raw == typeof(sbyte) ? Read<sbyte>(cursor, column, static v => v)
            : raw == typeof(short) ? Read<short>(cursor, column, static v => v)
            : raw == typeof(int) ? Read<int>(cursor, column, static v => v)
            : raw == typeof(long) ? Read<long>(cursor, column, static v => v)
            : raw == typeof(byte) ? Read<byte>(cursor, column, v => isKey && v == 0 ? double.NaN : v)
            : raw == typeof(ushort) ? Read<ushort>(cursor, column, v => isKey && v == 0 ? double.NaN : v)
            : raw == typeof(uint) ? Read<uint>(cursor, column, v => isKey && v == 0 ? double.NaN : v)
            : raw == typeof(ulong) ? Read<ulong>(cursor, column, v => isKey && v == 0 ? double.NaN : v)
            : raw == typeof(DateTime) ? Read<DateTime>(cursor, column, static v => (v - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)
            : raw == typeof(DateTimeOffset) ? Read<DateTimeOffset>(cursor, column, static v => (v - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)
            : Read<TimeSpan>(cursor, column, static v => v.TotalSeconds);
    }

    private static Func<double> Read<TValue>(DataViewRowCursor cursor, DataViewSchema.Column column, Func<TValue, double> convert)
        where TValue : struct
    {
        var get = cursor.GetGetter<TValue>(column);
        return () =>
        {
            TValue value = default;
            get(ref value);
            return convert(value);
        };
    }

    private static ViewColumn Numbers(Func<double> read, ColumnType target) => target switch
    {
        ColumnType.Boolean => Collect(new BooleanArray.Builder(), read, static (builder, v) => builder.Append(v != 0), static b => b.AppendNull(), static b => b.Build(), static b => b.Clear()),
        ColumnType.Integer => Collect(new Int64Array.Builder(), read, static (builder, v) => builder.Append((long)v), static b => b.AppendNull(), static b => b.Build(), static b => b.Clear()),
        ColumnType.Number => Collect(new DoubleArray.Builder(), read, static (builder, v) => builder.Append(v), static b => b.AppendNull(), static b => b.Build(), static b => b.Clear()),
        ColumnType.Date => Collect(new Date32Array.Builder(), read, static (builder, v) => builder.Append(DateTime.UnixEpoch.AddDays(Math.Floor(v))), static b => b.AppendNull(), static b => b.Build(), static b => b.Clear()),
        _ => Collect(new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)), read, static (builder, v) => builder.Append(DateTimeOffset.UnixEpoch.AddTicks((long)v * TimeSpan.TicksPerMicrosecond)), static b => b.AppendNull(), static b => b.Build(), static b => b.Clear()),
    };

    private static ViewColumn Collect<TBuilder>(TBuilder builder, Func<double> read, Action<TBuilder, double> append, Action<TBuilder> appendNull, Func<TBuilder, IArrowArray> build, Action<TBuilder> clear) =>
        new(
            () =>
            {
                var value = read();
                if (double.IsNaN(value))
                    appendNull(builder);
                else
                    append(builder, value);
            },
            () =>
            {
                var array = build(builder);
                clear(builder);
                return array;
            });

    private static ViewColumn Texts(ValueGetter<ReadOnlyMemory<char>> get)
    {
        var builder = new StringArray.Builder();
        var bytes = new byte[256];
        var value = default(ReadOnlyMemory<char>);
        return new(
            () =>
            {
                get(ref value);
                var most = Encoding.UTF8.GetMaxByteCount(value.Length);
                if (bytes.Length < most)
                    bytes = new byte[most];
                builder.Append(bytes.AsSpan(0, Encoding.UTF8.GetBytes(value.Span, bytes)));
            },
            () =>
            {
                var array = builder.Build();
                builder.Clear();
                return array;
            });
    }
}
