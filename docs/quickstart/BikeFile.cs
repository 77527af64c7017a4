using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Tables;

namespace Quickstart;

/// <summary>Reads a file of the shape of the bundled one, compressed or not, and checks what types do not say, before anything is written.</summary>
internal static class BikeFile
{
    /// <summary>What is read; the file may have other columns besides. Day and hour stand for id and time.</summary>
    private static readonly TableSchema Columns = new(
    [
        new ColumnSchema { Name = "dteday", Type = ColumnType.Date, IsNullable = false },
        .. BikeTable.Labeled.Where(column => column.Role is not (ColumnRole.Id or ColumnRole.Time)),
    ]);

    /// <summary>Reads the hours in the order of time.</summary>
    /// <param name="options">The file, and whether the table of the comparison is wanted, which needs hours of the judged year.</param>
    /// <exception cref="LifecycleException">The file cannot be read, or the replay would make no sense on it; the message names file, row and column.</exception>
    public static IReadOnlyList<BikeHour> Read(QuickstartOptions options)
    {
        using var table = CsvTable.Read(options.Data, Columns);
        if (table.RowCount == 0)
            throw new LifecycleException($"'{options.Data}' has a header and no rows: pass --data with a file that has one row per hour.");

        var hours = new List<BikeHour>((int)table.RowCount);
        foreach (var batch in table.Batches)
        {
            for (var i = 0; i < batch.Length; i++)
                hours.Add(Check(ToHour(batch, i, options.Data, hours.Count + 1), options.Data, hours.Count + 1));
        }

        ThrowIfTwice(hours, options.Data);
        hours.Sort((a, b) => a.Time.CompareTo(b.Time));
        ThrowIfOutOfRange(hours, options);
        return hours;
    }

    /// <summary>Rows are counted without the header and without blank lines.</summary>
    private static BikeHour ToHour(RecordBatch batch, int i, string path, int row)
    {
        long Integer(string column) => ((Int64Array)batch.Column(column)).Values[i];
        double Number(string column) => ((DoubleArray)batch.Column(column)).Values[i];

        var hourOfDay = Integer("hr");
        if (hourOfDay is < 0 or > 23)
            throw new LifecycleException($"'{path}', row {row}, column 'hr': {hourOfDay} is no hour of a day: write 0 to 23.");
        return new()
        {
            Time = DateTimeOffset.UnixEpoch.AddDays(((Date32Array)batch.Column("dteday")).Values[i]).AddHours(hourOfDay),
            Calendar = [.. BikeTable.Calendar.Select(Integer)],
            WeatherSituation = Number("weathersit"),
            Temperature = Number("temp"),
            FeelsLike = Number("atemp"),
            Humidity = Number("hum"),
            WindSpeed = Number("windspeed"),
            Demand = Number("cnt"),
        };
    }

    private static BikeHour Check(BikeHour hour, string path, int row)
    {
        foreach (var (name, value) in BikeTable.Numbers(hour))
        {
            if (!double.IsFinite(value))
                throw new LifecycleException(string.Create(CultureInfo.InvariantCulture, $"'{path}', row {row}, column '{name}': {value} is no finite number: correct the value, or leave the row out."));
        }

        return hour.Demand >= 0
            ? hour
            : throw new LifecycleException(string.Create(CultureInfo.InvariantCulture, $"'{path}', row {row}, column 'cnt': a demand of {hour.Demand} bikes is negative: correct the value, or leave the row out."));
    }

    private static void ThrowIfTwice(List<BikeHour> hours, string path)
    {
        var rows = new Dictionary<DateTimeOffset, int>(hours.Count);
        for (var i = 0; i < hours.Count; i++)
        {
            if (!rows.TryAdd(hours[i].Time, i + 1))
                throw new LifecycleException($"'{path}', row {i + 1}, columns 'dteday' and 'hr': the hour {hours[i].Id} stands in row {rows[hours[i].Time]} too: leave one of the two rows out.");
        }
    }

    private static void ThrowIfOutOfRange(List<BikeHour> hours, QuickstartOptions options)
    {
        var needed = options.Table ? Scenario.Judged + Scenario.FirstTick : Scenario.Start + Scenario.FirstTick;
        if (hours[0].Time > Scenario.Start - Scenario.LeastHistory)
            throw new LifecycleException($"'{options.Data}' begins at {hours[0].Time:yyyy-MM-dd}: the first champion of {Scenario.Start:yyyy-MM-dd} needs hours from {Scenario.Start - Scenario.LeastHistory:yyyy-MM-dd} or earlier. Pass a file of the hours of 2011 and 2012.");
        if (hours[^1].Time >= needed)
            return;
        var shorter = options.Table && hours[^1].Time >= Scenario.Start + Scenario.FirstTick ? ", or --no-table for the replay without the table" : "";
        throw new LifecycleException($"'{options.Data}' ends at {hours[^1].Time:yyyy-MM-dd}: {(options.Table ? $"the table judges {Scenario.Judged.Year} and" : "the replay")} needs hours to {needed:yyyy-MM-dd} or later. Pass a longer file{shorter}.");
    }
}
