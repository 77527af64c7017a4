using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

/// <summary>The table of Golden/rows1.py: every type, missing values, both zeros, NaN, an infinity and empty text.</summary>
internal static class GoldenTable
{
    public static TableSchema Schema { get; } = new(
    [
        new() { Name = "flag", Type = ColumnType.Boolean },
        new() { Name = "count", Type = ColumnType.Integer },
        new() { Name = "amount", Type = ColumnType.Number },
        new() { Name = "name", Type = ColumnType.Text },
        new() { Name = "day", Type = ColumnType.Date },
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
    ]);

    public static RecordBatch Batch(int first, int count)
    {
        var flags = new BooleanArray.Builder();
        var counts = new Int64Array.Builder();
        var amounts = new DoubleArray.Builder();
        var names = new StringArray.Builder();
        var days = new Date32Array.Builder();
        var times = new TimestampArray.Builder(ArrowTypes.Timestamp);
        for (var i = first; i < first + count; i++)
        {
            _ = i % 7 == 3 ? flags.AppendNull() : flags.Append(i % 2 == 0);
            _ = i % 11 == 5 ? counts.AppendNull() : counts.Append((i - 500) * 1_000_003L);
            _ = Amount(i) is { } amount ? amounts.Append(amount) : amounts.AppendNull();
            _ = i % 5 == 4 ? names.AppendNull() : names.Append(i % 5 == 0 ? "" : new string('é', i % 3) + i.ToString(CultureInfo.InvariantCulture));
            _ = i % 29 == 1 ? days.AppendNull() : days.Append(DateTime.UnixEpoch.AddDays(i - 1000));
            _ = i % 31 == 2 ? times.AppendNull() : times.Append(At(i));
        }

        return new(ArrowTypes.ToArrow(Schema), [flags.Build(), counts.Build(), amounts.Build(), names.Build(), days.Build(), times.Build()], count);
    }

    public static DateTimeOffset At(int i) => DateTimeOffset.UnixEpoch.AddMicroseconds((i - 1000) * 3_600_000_001d);

    public static IEnumerable<RecordBatch> Batches(int first, int count, int size)
    {
        for (var start = 0; start < count; start += size)
            yield return Batch(first + start, Math.Min(size, count - start));
    }

    private static double? Amount(int i) =>
        i % 13 == 7 ? null
        : i % 17 == 0 ? double.NaN
        : i % 19 == 1 ? -0.0
        : i % 23 == 2 ? double.NegativeInfinity
        : (i / 8.0) - 100;
}
