using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Reads ids, times, predictions and labels of a batch; what is unusable is refused with model, column and row.</summary>
internal sealed class RecordedCells(ModelName model, RecordBatch rows)
{
    internal const int LongestId = 256;
    private static readonly long Earliest = DateTimeOffset.MinValue.AddDays(1).Ticks;
    private static readonly long Latest = DateTimeOffset.MaxValue.AddDays(-1).Ticks;

    public string[] Ids(ColumnSchema column)
    {
        var array = rows.Column(column.Name);
        var ids = new string[rows.Length];
        var seen = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        var numbers = column.Type is ColumnType.Integer ? ColumnGatherer.Whole(array) : null;
        if (numbers is null && column.Type is not ColumnType.Text)
            throw Refuse(column, $"is a {column.Type}, which is no id: record ids as text or whole numbers.");
        for (var i = 0; i < ids.Length; i++)
        {
            var id = array.IsNull(i) ? "" : numbers?[i].ToString(CultureInfo.InvariantCulture) ?? ArrowValues.FindText(array, i)!;
            if (id.Length is 0 or > LongestId)
                throw Refuse(column, i, id.Length == 0 ? "has no id: give every row an id that is unique within the model." : $"has an id of {id.Length} characters: use at most {LongestId}.");
            if (!seen.TryAdd(id, i))
                throw Refuse(column, i, $"has the same id as row {seen[id] + 1}: give every row its own id.");
            ids[i] = id;
        }

        return ids;
    }

    public DateTimeOffset[] Times(ColumnSchema column)
    {
        var array = rows.Column(column.Name);
        if (column.Type is not (ColumnType.Timestamp or ColumnType.Date))
            throw Refuse(column, $"is a {column.Type}, which is no time: record times as timestamps or dates in UTC.");
        var times = new DateTimeOffset[rows.Length];
        var values = ColumnGatherer.Whole(array);
        var unit = column.Type is ColumnType.Date ? TimeSpan.TicksPerDay : TimeSpan.TicksPerMicrosecond;
        for (var i = 0; i < times.Length; i++)
        {
            if (array.IsNull(i))
                throw Refuse(column, i, "has no time: give every row the time at which it happened.");
            var ticks = DateTimeOffset.UnixEpoch.Ticks + ((Int128)values[i] * unit);
            if (ticks < Earliest || ticks > Latest)
                throw Refuse(column, i, "has a time outside the years 1 to 9999: correct it.");
            times[i] = new((long)ticks, TimeSpan.Zero);
        }

        return times;
    }

    /// <summary>Predictions or labels; null where a value is missing, and everywhere without such a column.</summary>
    public double?[] Numbers(ColumnSchema? column, AnswerKind? answers)
    {
        var numbers = new double?[rows.Length];
        if (column is null || rows.Column(column.Name) is not { } array || array.NullCount == array.Length)
            return numbers;
        if (column.Type is not (ColumnType.Integer or ColumnType.Number or ColumnType.Boolean))
            throw Refuse(column, $"is a {column.Type}, which is no {column.Role.ToString().ToLowerInvariant()}: record numbers, or 0 and 1 for two classes.");
        var values = new double[rows.Length];
        ArrowValues.CopyNumbers(array, values);
        for (var i = 0; i < values.Length; i++)
        {
            if (array.IsNull(i))
                continue;
            if (AnswerRules.FindFault(values[i], column.Role, answers) is { } fault)
                throw Refuse(column, i, $"has the {column.Role.ToString().ToLowerInvariant()} {values[i].ToString(CultureInfo.InvariantCulture)}, {fault}.");
            numbers[i] = values[i];
        }

        return numbers;
    }

    private LifecycleException Refuse(ColumnSchema column, int row, string what) =>
        new($"Model '{model}', column '{column.Name}': row {row + 1} of {rows.Length} {what} Nothing was recorded.");

    private LifecycleException Refuse(ColumnSchema column, string what) =>
        new($"Model '{model}', column '{column.Name}' {what} Nothing was recorded.");
}
