using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;

namespace Snippets;

/// <summary>A model that runs elsewhere is watched: recorded from a file and from code, labeled later, measured.</summary>
public static class MonitoringRides
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static async Task Run()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("mlops-snippets-").FullName, "rides.csv");
        await File.WriteAllLinesAsync(path, ["id,time,km,prediction,label", .. Enumerable.Range(0, 96).Select(Line)]);
        var clock = new FakeTimeProvider(Monday.AddDays(2));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        var builder = services.AddMlOpsLifecycle().UseInMemory();

        #region monitor-only
        builder.AddModel("fares", model => model
            .MonitorOnly()
            .MeasureRegression("USD")
            .WindowEvery(TimeSpan.FromDays(1))
            .LabelsArriveWithin(TimeSpan.FromDays(1)));
        #endregion

        await using var provider = services.BuildServiceProvider();
        var recorder = provider.GetRequiredService<IPredictionRecorder>();
        var labels = provider.GetRequiredService<ILabelSink>();
        var monitor = provider.GetRequiredService<IModelMonitor>();
        var definition = provider.GetRequiredService<IModelCatalog>().Get("fares");

        #region monitor-only-csv
        var added = await recorder.RecordCsvAsync("fares", path);
        Console.WriteLine($"{added} rides recorded");
        #endregion

        added.Should().Be(96);

        #region monitor-only-code
        var schema = ArrowTypes.ToArrow(new TableSchema(
        [
            new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id },
            new() { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
            new() { Name = "km", Type = ColumnType.Number },
            new() { Name = "prediction", Type = ColumnType.Number, Role = ColumnRole.Prediction },
        ]));
        using var ride = new RecordBatch(
            schema,
            [
                new StringArray.Builder().Append("ride-96").Build(),
                new TimestampArray.Builder(ArrowTypes.Timestamp).Append(Monday.AddDays(2)).Build(),
                new DoubleArray.Builder().Append(4.2).Build(),
                new DoubleArray.Builder().Append(12.5).Build(),
            ],
            length: 1);
        await recorder.RecordAsync("fares", ride);
        await labels.AddOneAsync("fares", "ride-96", 13.0);
        #endregion

        #region measure-a-window
        var window = await monitor.FindClosedWindowAsync(definition, clock.GetUtcNow());
        var report = await monitor.MeasureAsync(definition, window!.Value, clock.GetUtcNow());
        foreach (var metric in report.Quality)
            Console.WriteLine($"{metric.Metric} {metric.Value:0.00} {metric.Unit} ({metric.Interval}), {metric.LabeledRows} of {metric.PredictedRows} labels");
        #endregion

        window.Should().Be(new TimeWindow(Monday.AddDays(1), Monday.AddDays(2)));
        report.Quality.Single(metric => metric.Metric == "mae").Interval!.Value.Contains(1).Should().BeTrue();
        report.IsMature.Should().BeTrue();
    }

    private static string Line(int i) => FormattableString.Invariant($"ride-{i},{Monday.AddMinutes(30 * i):yyyy-MM-ddTHH:mm:ssZ},{i % 7}.5,{10 + (i % 7)},{11 + (i % 7) + (0.2 * ((i * i % 11) - 4))}");
}
