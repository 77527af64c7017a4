using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Drift;

/// <summary>Two years of bike sharing by the hour (docs/quickstart/data), cut into weeks that begin on Monday.</summary>
internal static class Bikes
{
    private static readonly string[] Numbers = ["temp", "atemp", "hum", "windspeed", "cnt"];

    public static IReadOnlyList<TableSample> Weeks { get; } = Read();

    private static TableSample[] Read()
    {
        using var table = CsvTable.Read(Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz"), new(
        [
            new ColumnSchema { Name = "dteday", Type = ColumnType.Date, Role = ColumnRole.Time },
            new ColumnSchema { Name = "weathersit", Type = ColumnType.Integer, IsCode = true },
            .. Numbers.Select(name => new ColumnSchema { Name = name, Type = ColumnType.Number, Role = name == "cnt" ? ColumnRole.Label : ColumnRole.Feature }),
        ]));
        var batch = table.Batches.Single();
        var days = ((Date32Array)batch.Column(0)).Values.ToArray();
        return
        [
            .. Enumerable.Range(0, days.Length)
                .GroupBy(row => (days[row] - 4) / 7) // 1970-01-05 was a Monday.
                .Where(week => week.Count() > 24 * 6)
                .Select(week => (first: week.First(), rows: week.Count(), monday: DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (week.Key * 7) + 4)))
                .Select(week => TableSample.From(table.Schema, [batch.Slice(week.first, week.rows)], $"week of {week.monday:yyyy-MM-dd}")),
        ];
    }
}
