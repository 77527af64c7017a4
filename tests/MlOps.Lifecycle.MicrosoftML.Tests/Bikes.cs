using System.Globalization;
using System.IO.Compression;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

/// <summary>Hours of the bundled bike-sharing data (docs/quickstart/data/README.md names source and licence) as a table with every role.</summary>
internal static class Bikes
{
    private static readonly string[] Numbers = ["temp", "atemp", "hum", "windspeed"];
    private static readonly string[] Calendar = ["season", "mnth", "hr", "weekday", "workingday"];
    private static readonly Lazy<(string[] Header, string[][] Rows)> File = new(ReadFile);

    /// <summary>Regression: the demand of an hour.</summary>
    public static TableSchema Schema { get; } = new(
    [
        new ColumnSchema { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id },
        new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        .. Calendar.Select(name => new ColumnSchema { Name = name, Type = ColumnType.Integer, Role = ColumnRole.Calendar }),
        new ColumnSchema { Name = "weather", Type = ColumnType.Text },
        .. Numbers.Select(name => new ColumnSchema { Name = name, Type = ColumnType.Number }),
        new ColumnSchema { Name = "casual", Type = ColumnType.Integer, Role = ColumnRole.Ignored },
        new ColumnSchema { Name = "cnt", Type = ColumnType.Integer, Role = ColumnRole.Label },
    ]);

    /// <summary>Two classes: whether more than 150 bikes are wanted.</summary>
    public static TableSchema Busy { get; } = new([.. Schema.Where(c => c.Role is not ColumnRole.Label), new ColumnSchema { Name = "busy", Type = ColumnType.Integer, Role = ColumnRole.Label }]);

    public static RecordBatch Hours(int from, int count, TableSchema? schema = null)
    {
        var columns = schema ?? Schema;
        return new(ArrowTypes.ToArrow(columns), columns.Select(column => ToArray(column, from, count)), count);
    }

    public static TrainingContext Training(int from, int count, TableSchema? schema = null, int seed = 7, int batchRows = 500) => new()
    {
        Model = "bikes",
        Data = new DatasetVersionId("bikes", 1),
        Schema = schema ?? Schema,
        Seed = seed,
        ReadRows = _ => Stream(from, count, schema, batchRows),
    };

    /// <summary>Batches that die with the next one, as those of a real dataset do.</summary>
    public static async IAsyncEnumerable<RecordBatch> Stream(int from, int count, TableSchema? schema, int batchRows)
    {
        await Task.Yield();
        for (var at = from; at < from + count; at += batchRows)
        {
            using var batch = Hours(at, Math.Min(batchRows, from + count - at), schema);
            yield return batch;
        }
    }

    private static IArrowArray ToArray(ColumnSchema column, int from, int count)
    {
        var (header, rows) = File.Value;
        var hours = rows.AsSpan(from, count).ToArray();
        double Number(string[] row, string name) => double.Parse(row[System.Array.IndexOf(header, name)], CultureInfo.InvariantCulture);
        DateTimeOffset Time(string[] row) => DateTimeOffset.ParseExact(row[System.Array.IndexOf(header, "dteday")], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(Number(row, "hr"));
        return column switch
        {
            { Name: "id" } => new StringArray.Builder().AppendRange(hours.Select(row => row[System.Array.IndexOf(header, "instant")])).Build(),
            { Name: "time" } => new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)).AppendRange(hours.Select(Time)).Build(),
            { Name: "weather" } => new StringArray.Builder().AppendRange(hours.Select(row => Number(row, "weathersit") switch { 1 => "clear", 2 => "mist", _ => "wet" })).Build(),
            { Name: "busy" } => new Int64Array.Builder().AppendRange(hours.Select(row => Number(row, "cnt") > 150 ? 1L : 0)).Build(),
            { Type: ColumnType.Integer } => new Int64Array.Builder().AppendRange(hours.Select(row => (long)Number(row, column.Name))).Build(),
            _ => new DoubleArray.Builder().AppendRange(hours.Select(row => Number(row, column.Name))).Build(),
        };
    }

    private static (string[] Header, string[][] Rows) ReadFile()
    {
        using var file = System.IO.File.OpenRead(Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split(',');
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split(','));
        return (header, [.. rows]);
    }
}
