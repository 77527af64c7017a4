using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

/// <summary>A table with every column type and every kind of role, with missing values.</summary>
internal static class AllTypes
{
    public static TableSchema Schema { get; } = new(
    [
        new() { Name = "flag", Type = ColumnType.Boolean },
        new() { Name = "count", Type = ColumnType.Integer },
        new() { Name = "row", Type = ColumnType.Integer, Role = ColumnRole.Id },
        new() { Name = "amount", Type = ColumnType.Number },
        new() { Name = "cost", Type = ColumnType.Number, Role = ColumnRole.Ignored },
        new() { Name = "channel", Type = ColumnType.Text },
        new() { Name = "day", Type = ColumnType.Date },
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        new() { Name = "fraud", Type = ColumnType.Boolean, Role = ColumnRole.Label },
    ]);

    /// <summary>Row i of i, i+1, ..., with every fifth feature missing.</summary>
    public static RecordBatch Rows(int from, int count)
    {
        var rows = Enumerable.Range(from, count).ToArray();
        var (flag, number, row, amount, cost, channel, day, at, fraud) = (
            new BooleanArray.Builder(), new Int64Array.Builder(), new Int64Array.Builder(), new DoubleArray.Builder(), new DoubleArray.Builder(), new StringArray.Builder(),
            new Date32Array.Builder(), new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)), new BooleanArray.Builder());
        foreach (var i in rows)
        {
            var missing = i % 5 == 4;
            _ = missing ? flag.AppendNull() : flag.Append(i % 2 == 0);
            _ = missing ? number.AppendNull() : number.Append(-i);
            row.Append((1L << 40) + i);
            _ = missing ? amount.AppendNull() : amount.Append(i * 0.5);
            _ = missing ? cost.AppendNull() : cost.Append(i * 0.1);
            channel.Append(i % 3 == 0 ? "web" : $"Größe {i}");
            _ = missing ? day.AppendNull() : day.Append(DateTime.UnixEpoch.AddDays(i - 3));
            at.Append(DateTimeOffset.UnixEpoch.AddHours(i).AddTicks(10));
            fraud.Append(i % 7 == 0);
        }

        return new(
            ArrowTypes.ToArrow(Schema),
            [flag.Build(), number.Build(), row.Build(), amount.Build(), cost.Build(), channel.Build(), day.Build(), at.Build(), fraud.Build()],
            count);
    }

    /// <summary>All values of a batch as text, to compare tables by.</summary>
    public static string[] Print(IEnumerable<RecordBatch> batches) =>
        [.. batches.SelectMany(batch => Enumerable.Range(0, batch.Length).Select(row => string.Join('|', batch.Arrays.Select(array => Print(array, row)))))];

    private static string Print(IArrowArray array, int row)
    {
        if (array.IsNull(row))
            return "null";
        if (array is StringArray or DictionaryArray)
            return ArrowValues.FindText(array, row)!;
        var numbers = new double[array.Length];
        ArrowValues.CopyNumbers(array, numbers);
        return $"{array.Data.DataType.Name} {numbers[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
