using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Serving;

/// <summary>Turns the values of properties into Arrow arrays.</summary>
internal static class InputValues
{
    /// <summary>Whether every value of a property's type can be a value of a column type without loss of meaning.</summary>
    public static bool Fits(Type property, ColumnType column)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        return column switch
        {
            ColumnType.Boolean => type == typeof(bool),
            ColumnType.Integer => IsWhole(type),
            ColumnType.Number => IsWhole(type) || type == typeof(double) || type == typeof(float) || type == typeof(decimal),
            ColumnType.Text => type == typeof(string) || type == typeof(char) || type == typeof(Guid) || type.IsEnum,
            ColumnType.Date => type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset),
            ColumnType.Timestamp => IsInstant(type),
            _ => false,
        };
    }

    /// <summary>Whether a type says when something happened; <see cref="DateTime"/> without a kind counts as UTC.</summary>
    public static bool IsInstant(Type type) => type == typeof(DateTimeOffset) || type == typeof(DateTime);

    /// <summary>An array of values.</summary>
    /// <param name="type">The column type.</param>
    /// <param name="values">Values of a type that fits it; null where missing.</param>
    public static IArrowArray ToArray(ColumnType type, IEnumerable<object?> values) => type switch
    {
        ColumnType.Boolean => Fill(new BooleanArray.Builder(), values, static (b, v) => b.Append((bool)v), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
        ColumnType.Integer => Fill(new Int64Array.Builder(), values, static (b, v) => b.Append(Convert.ToInt64(v, CultureInfo.InvariantCulture)), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
        ColumnType.Number => Fill(new DoubleArray.Builder(), values, static (b, v) => b.Append(Convert.ToDouble(v, CultureInfo.InvariantCulture)), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
        ColumnType.Text => Fill(new StringArray.Builder(), values, static (b, v) => b.Append(Convert.ToString(v, CultureInfo.InvariantCulture)), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
        ColumnType.Date => Fill(new Date32Array.Builder(), values, static (b, v) => b.Append(ToInstant(v)), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
        _ => Fill(new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)), values, static (b, v) => b.Append(ToInstant(v)), static b => b.AppendNull()).Build(ManagedMemory.Allocator),
    };

    public static DateTimeOffset ToInstant(object value) => value switch
    {
        DateTimeOffset instant => instant,
        DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        DateTime { Kind: DateTimeKind.Local } local => new(local),
        DateTime time => new(time, TimeSpan.Zero),
        _ => throw new ArgumentException($"{value.GetType()} is no instant.", nameof(value)),
    };

    private static TBuilder Fill<TBuilder>(TBuilder builder, IEnumerable<object?> values, Action<TBuilder, object> append, Action<TBuilder> appendNull)
    {
        foreach (var value in values)
        {
            if (value is null)
                appendNull(builder);
            else
                append(builder, value);
        }

        return builder;
    }

    private static bool IsWhole(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(sbyte)
        || type == typeof(byte) || type == typeof(ushort) || type == typeof(uint);
}
