using System.Globalization;
using System.IO.Compression;
using MlOps.Lifecycle;

namespace Quickstart;

/// <summary>Reads a file of the shape of the bundled one, compressed or not.</summary>
internal static class BikeFile
{
    private static readonly string[] CalendarColumns = ["season", "mnth", "hr", "holiday", "weekday", "workingday"];

    public static IReadOnlyList<BikeHour> Read(string path)
    {
        if (!File.Exists(path))
            throw new LifecycleException($"There is no file '{path}': pass --data with a file of the shape of docs/quickstart/data.");

        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);

        var header = reader.ReadLine()?.Split(',') ?? throw new LifecycleException($"'{path}' is empty: expected a header and one row per hour.");
        var index = header.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        var hours = new List<BikeHour>(20_000);
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = text.Split(',');
            if (cells.Length != header.Length)
                throw new LifecycleException($"'{path}', line {line}: {cells.Length} cells where the header has {header.Length}.");
            hours.Add(Parse(cells, index, path, line));
        }

        hours.Sort((a, b) => a.Time.CompareTo(b.Time));
        return hours;
    }

    private static BikeHour Parse(string[] cells, Dictionary<string, int> index, string path, int line)
    {
        double Number(string column) =>
            double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new LifecycleException($"'{path}', line {line}, column '{column}': '{Cell(column)}' is not a number.");

        string Cell(string column) => index.TryGetValue(column, out var i)
            ? cells[i]
            : throw new LifecycleException($"'{path}' has no column '{column}': it needs the columns of the bundled file.");

        if (!DateTime.TryParseExact(Cell("dteday"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new LifecycleException($"'{path}', line {line}, column 'dteday': '{Cell("dteday")}' is not a day such as 2011-01-31.");

        return new()
        {
            Time = new DateTimeOffset(day, TimeSpan.Zero).AddHours(Number("hr")),
            Calendar = [.. CalendarColumns.Select(column => (long)Number(column))],
            WeatherSituation = Number("weathersit"),
            Temperature = Number("temp"),
            FeelsLike = Number("atemp"),
            Humidity = Number("hum"),
            WindSpeed = Number("windspeed"),
            Demand = Number("cnt"),
        };
    }
}
