using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Testing;

/// <summary>Rows with every column type, every special value and missing values everywhere.</summary>
internal static class SegmentRows
{
    public static TableSchema Schema { get; } = new(
    [
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        new() { Name = "flag", Type = ColumnType.Boolean },
        new() { Name = "count", Type = ColumnType.Integer, Role = ColumnRole.Calendar },
        new() { Name = "number €", Type = ColumnType.Number, Unit = "km/h", Range = new(double.NegativeInfinity, 1e300) },
        new() { Name = "text", Type = ColumnType.Text, Role = ColumnRole.Label, Domain = ["a,b", "c"] },
        new() { Name = "day", Type = ColumnType.Date },
        new() { Name = "id", Type = ColumnType.Integer, Role = ColumnRole.Id, IsNullable = false },
    ]);

    private static readonly double[] Numbers = [0, 1.5, -1e-300, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];

    private static readonly string[] Texts = ["", "a", "é", "日本語", "a\0b", "line\nbreak", "\"quoted\",comma", "😀"];

    /// <summary>Some rows of an endless table.</summary>
    public static RecordBatch Batch(int first, int count)
    {
        var rows = Enumerable.Range(first, count).ToArray();
        IArrowArray[] arrays =
        [
            Build<TimestampArray, TimestampArray.Builder>(new(ArrowTypes.Timestamp), rows, 11, (b, i) => b.Append(DateTimeOffset.UnixEpoch.AddTicks((i - 100L) * 12_345_678_901_230)), b => b.AppendNull(), b => b.Build()),
            Build<BooleanArray, BooleanArray.Builder>(new(), rows, 3, (b, i) => b.Append(i % 2 == 0), b => b.AppendNull(), b => b.Build()),
            Build<Int64Array, Int64Array.Builder>(new(), rows, 4, (b, i) => b.Append(i % 5 == 0 ? long.MinValue : i % 5 == 1 ? long.MaxValue : i), b => b.AppendNull(), b => b.Build()),
            Build<DoubleArray, DoubleArray.Builder>(new(), rows, 5, (b, i) => b.Append(Numbers[i % Numbers.Length]), b => b.AppendNull(), b => b.Build()),
            Build<StringArray, StringArray.Builder>(new(), rows, 6, (b, i) => b.Append(Texts[i % Texts.Length] + (i % 3 == 0 ? i.ToString(CultureInfo.InvariantCulture) : "")), b => b.AppendNull(), b => b.Build()),
            Build<Date32Array, Date32Array.Builder>(new(), rows, 7, (b, i) => b.Append(DateTime.UnixEpoch.AddDays((i % 40_000) - 20_000)), b => b.AppendNull(), b => b.Build()),
            Build<Int64Array, Int64Array.Builder>(new(), rows, int.MaxValue, (b, i) => b.Append(i), b => b.AppendNull(), b => b.Build()),
        ];
        return new(ArrowTypes.ToArrow(Schema), arrays, count);
    }

    /// <summary>All values of some columns as text that tells everything apart.</summary>
    public static IEnumerable<string> Describe(RecordBatch batch, IReadOnlyList<string> columns)
    {
        for (var row = 0; row < batch.Length; row++)
            yield return string.Join('|', columns.Select(column => Describe(batch.Column(column), row)));
    }

    private static string Describe(IArrowArray array, int row) => array.IsNull(row) ? "missing" : array switch
    {
        TimestampArray times => string.Create(CultureInfo.InvariantCulture, $"T{times.Values[row]}"),
        Date32Array dates => string.Create(CultureInfo.InvariantCulture, $"D{dates.Values[row]}"),
        Int64Array integers => string.Create(CultureInfo.InvariantCulture, $"I{integers.Values[row]}"),
        DoubleArray numbers => string.Create(CultureInfo.InvariantCulture, $"N{numbers.Values[row]:R}"),
        BooleanArray flags => flags.GetValue(row) is true ? "true" : "false",
        StringArray texts => "'" + texts.GetString(row) + "'",
        _ => throw new ConformanceException($"The contract is broken. Expected: the Arrow types of ArrowTypes.ToArrow, not {array.Data.DataType.Name}"),
    };

    private static TArray Build<TArray, TBuilder>(TBuilder builder, int[] rows, int missingEvery, Action<TBuilder, int> append, Action<TBuilder> appendNull, Func<TBuilder, TArray> build)
    {
        foreach (var row in rows)
        {
            if (row % missingEvery == missingEvery - 1)
                appendNull(builder);
            else
                append(builder, row);
        }

        return build(builder);
    }
}
