using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace Snippets;

public static class Datasets
{
    private static readonly DateTimeOffset Start = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task CommitAppendSelectRead()
    {
        var folder = Directory.CreateTempSubdirectory("snippets-");
        var path = Path.Combine(folder.FullName, "rides.csv");
        await File.WriteAllTextAsync(path, "at,temperature,rides\n2012-01-02T10:00:00Z,3.5,12\n2012-01-03T10:00:00Z,,20\n2012-01-12T10:00:00Z,5,31\n");
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle().UseInMemory().UseParquetSegments();
        await using var provider = services.BuildServiceProvider();
        var datasets = provider.GetRequiredService<IDatasets>();

        #region datasets-commit
        var rides = await datasets.CommitCsvAsync("rides", path, new DatasetCommit("ada@example.com", "first load", "1.4.0+3f1c9ab"));
        Console.WriteLine(rides);               // rides@1: 3 rows, 3 columns
        Console.WriteLine(rides.Digest);        // rows1: and 64 hexadecimal digits
        #endregion
        rides.ToString().Should().Be("rides@1: 3 rows, 3 columns");
        rides.Segments.Should().OnlyContain(segment => segment.Format == "parquet");

        var newRows = Rows(rides.Schema);
        var start = Start;
        var brokenWeek = new TimeWindow(Start.AddDays(8), Start.AddDays(15));
        #region datasets-append-select
        var june = await datasets.AppendAsync(rides.Id, newRows, new DatasetCommit("feed", "June 2012"));

        var training = await datasets.SelectAsync(june.Id, new DatasetSelection
        {
            Window = new TimeWindow(start, start.AddDays(182)),
            Except = [brokenWeek],                               // not trained on: the feed was broken
        }, new DatasetCommit(Actor.Library, "training window"));
        #endregion
        (june.RowCount, training.RowCount).Should().Be((4, 3));

        var window = new TimeWindow(Start, Start.AddDays(8));
        var rows = 0;
        #region datasets-read
        await foreach (var batch in datasets.ReadAsync(training.Id, ["temperature", "rides"], window))
            rows += batch.Length;
        #endregion
        rows.Should().Be(2);

        #region datasets-verify
        var verification = await datasets.VerifyAsync(training.Id);
        Console.WriteLine(verification.Sentence);   // intact, or the first segment or column that is not
        #endregion
        verification.IsIntact.Should().BeTrue();
        folder.Delete(recursive: true);
    }

    private static RecordBatch[] Rows(TableSchema schema) =>
    [
        new(
            ArrowTypes.ToArrow(schema),
            [
                new TimestampArray.Builder(ArrowTypes.Timestamp).Append(Start.AddDays(160)).Build(),
                new DoubleArray.Builder().Append(21).Build(),
                new Int64Array.Builder().Append(80).Build(),
            ],
            1),
    ];
}
