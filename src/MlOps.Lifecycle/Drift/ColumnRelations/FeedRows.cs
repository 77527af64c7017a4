using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Rows in order of time with their columns of numbers. What is missing or infinite is NaN; rows without a time are left out.</summary>
internal sealed class FeedRows
{
    private const double DayTicks = TimeSpan.TicksPerDay;

    private readonly Dictionary<string, double[]> _columns;

    private FeedRows(long[] ticks, Dictionary<string, double[]> columns) => (Ticks, _columns) = (ticks, columns);

    /// <summary>The time of each row in ticks since 0001-01-01 UTC, ascending.</summary>
    public long[] Ticks { get; }

    public int Count => Ticks.Length;

    public static IEnumerable<ColumnSchema> Watchable(TableSchema schema) => schema.WithRole(ColumnRole.Feature).Where(column => column.IsNumeric);

    public static ColumnSchema? FindTime(TableSchema schema) =>
        schema.WithRole(ColumnRole.Time).FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Date);

    public double[]? Find(string column) => _columns.GetValueOrDefault(column);

    public DateTimeOffset TimeAt(int row) => new(Ticks[row], TimeSpan.Zero);

    /// <summary>The rows of a window: the position of the first and the position after the last.</summary>
    public (int Start, int End) Within(TimeWindow window) => (FirstFrom(window.Start.UtcTicks), FirstFrom(window.End.UtcTicks));

    /// <summary>Reads a time column and every numeric feature. A column that the batches do not have is not there.</summary>
    public static FeedRows Read(TableSchema schema, string time, IEnumerable<RecordBatch> batches)
    {
        var ticks = new List<long>();
        var columns = Watchable(schema).ToDictionary(column => column.Name, _ => new List<double>(), StringComparer.Ordinal);
        foreach (var batch in batches)
            Append(batch, time, ticks, columns);

        long[] times = [.. ticks];
        var order = new int[times.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        System.Array.Sort(order, (a, b) => times[a] != times[b] ? times[a].CompareTo(times[b]) : a.CompareTo(b));
        var first = System.Array.FindIndex(order, i => times[i] != long.MinValue) is >= 0 and var found ? found : order.Length;
        return new(
            [.. order.Skip(first).Select(i => times[i])],
            columns.Where(column => column.Value.Count > 0).ToDictionary(
                column => column.Key,
                column => order.Skip(first).Select(i => column.Value[i]).ToArray(),
                StringComparer.Ordinal));
    }

    /// <summary>Evenly spaced rows, at most so many; the same rows when there are no more.</summary>
    public FeedRows Thin(int most)
    {
        if (Count <= most)
            return this;
        T[] Pick<T>(T[] all) => [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Length / most)])];
        return new(Pick(Ticks), _columns.ToDictionary(column => column.Key, column => Pick(column.Value), StringComparer.Ordinal));
    }

    private static void Append(RecordBatch batch, string time, List<long> ticks, Dictionary<string, List<double>> columns)
    {
        var earlier = ticks.Count;
        var values = new double[batch.Length];
        if (FindArray(batch, time) is not { } times)
            return;
        ArrowValues.CopyNumbers(times, values);
        var perUnit = ArrowTypes.FindColumnType(times.Data.DataType) is ColumnType.Date ? DayTicks : TimeSpan.TicksPerMicrosecond;
        ticks.AddRange(values.Select(value => double.IsNaN(value) ? long.MinValue : DateTime.UnixEpoch.Ticks + (long)(value * perUnit)));
        foreach (var (name, column) in columns)
        {
            if (FindArray(batch, name) is { } array && ArrowTypes.FindColumnType(array.Data.DataType) is ColumnType.Integer or ColumnType.Number)
            {
                column.AddRange(Enumerable.Repeat(double.NaN, earlier - column.Count));
                ArrowValues.CopyNumbers(array, values);
                column.AddRange(values.Select(value => double.IsFinite(value) ? value : double.NaN));
            }
            else if (column.Count > 0)
            {
                column.AddRange(Enumerable.Repeat(double.NaN, batch.Length));
            }
        }
    }

    private static IArrowArray? FindArray(RecordBatch batch, string name) =>
        batch.Schema.FieldsList.Select((field, i) => (field, i)).FirstOrDefault(f => f.field.Name == name) is { field: not null, i: var index }
            ? batch.Column(index)
            : null;

    private int FirstFrom(long instant)
    {
        var (low, high) = (0, Ticks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Ticks[middle] < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
