using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Drift;

/// <summary>The weather of the bundled bike-sharing data, hour by hour, healthy or with one column changed.</summary>
internal static class BikeWeather
{
    private static readonly string[] Names = ["temp", "atemp", "hum", "windspeed"];
    private static readonly (DateTimeOffset Time, double[] Values)[] Hours = Read();
    private static readonly ConcurrentDictionary<DateTimeOffset, ColumnRelations> Learned = new();

    public static TableSchema Schema { get; } = new(
    [
        new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        .. Names.Select(name => new ColumnSchema { Name = name, Type = ColumnType.Number }),
    ]);

    public static DateTimeOffset At(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    public static TimeWindow Week(DateTimeOffset monday) => new(monday, monday.AddDays(7));

    public static IEnumerable<DateTimeOffset> Mondays(DateTimeOffset first, DateTimeOffset last)
    {
        for (var monday = first; monday <= last; monday = monday.AddDays(7))
            yield return monday;
    }

    /// <summary>The relations of the 26 weeks before a Monday, learned once.</summary>
    public static ColumnRelations RelationsBefore(DateTimeOffset monday) =>
        Learned.GetOrAdd(monday, start => ColumnRelations.Learn(Schema, [Batch(start.AddDays(-26 * 7), start)], TimeSpan.FromDays(7)));

    /// <summary>The hours from one instant to another; a change applies to some columns within another window.</summary>
    public static RecordBatch Batch(DateTimeOffset from, DateTimeOffset to, string[]? columns = null, TimeWindow? during = null, Func<double, double>? change = null)
    {
        var hours = Hours.Where(hour => hour.Time >= from && hour.Time < to).ToArray();
        return new(
            ArrowTypes.ToArrow(Schema),
            [
                new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(hours.Select(hour => hour.Time)).Build(),
                .. Names.Select((name, i) => new DoubleArray.Builder()
                    .AppendRange(hours.Select(hour => columns?.Contains(name) is true && during!.Value.Contains(hour.Time) ? change!(hour.Values[i]) : hour.Values[i]))
                    .Build()),
            ],
            hours.Length);
    }

    private static (DateTimeOffset Time, double[] Values)[] Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split(',');
        int IndexOf(string name) => System.Array.IndexOf(header, name);
        var hours = new List<(DateTimeOffset, double[])>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            double Number(string name) => double.Parse(cells[IndexOf(name)], CultureInfo.InvariantCulture);
            var day = DateTime.ParseExact(cells[IndexOf("dteday")], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            hours.Add((new DateTimeOffset(day, TimeSpan.Zero).AddHours(Number("hr")), [.. Names.Select(Number)]));
        }

        return [.. hours];
    }
}
