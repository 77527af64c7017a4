using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Two instances of one application over one database file, ticking at the same moment.</summary>
public sealed class TwoHostsTests
{
    private const int Weeks = 6;
    private static readonly ModelName Sales = "sales";
    private static readonly DatasetName Sold = "sold";
    private static readonly Actor Pipeline = "pipeline@example.com";
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Live = Begin.AddDays(42);

    private static readonly TableSchema Schema = new(
    [
        new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
        new() { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        new() { Name = "hour", Type = ColumnType.Number },
        new() { Name = "units", Type = ColumnType.Number, Role = ColumnRole.Label },
    ]);

    [Fact]
    public async Task Each_window_is_decided_on_once_trained_for_once_and_promoted_once()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        FakeTimeProvider[] clocks = [new(Live), new(Live.AddSeconds(1))];
        await using var left = await StartAsync(folder.Path, clocks[0], cancellationToken);
        await using var right = await StartAsync(folder.Path, clocks[1], cancellationToken);
        var datasets = left.GetRequiredService<IDatasets>();
        using (var rows = Hours(Begin, 42, withLabels: true))
            await datasets.CommitAsync(Sold, Schema, [rows], new(Pipeline, "Six weeks."), cancellationToken);
        (await left.GetRequiredService<IModelLifecycle>().TrainAsync(Sales, Pipeline, "The first champion.", cancellationToken)).State.Should().Be(RunState.Promoted);

        for (var week = 0; week < Weeks; week++)
        {
            var monday = Live.AddDays(7 * week);
            await ServeAsync(left, monday, cancellationToken);
            clocks[0].AdjustTime(monday.AddDays(8));
            clocks[1].AdjustTime(monday.AddDays(8).AddSeconds(1));
            using (var rows = Hours(monday, 7, withLabels: true))
                await datasets.AppendAsync((await datasets.FindNewestAsync(Sold, cancellationToken))!.Id, [rows], new(Pipeline, "One more week."), cancellationToken);

            var reports = await Task.WhenAll(
                Task.Run(() => left.GetRequiredService<IModelLifecycle>().TickAsync(Sales, cancellationToken), cancellationToken),
                Task.Run(() => right.GetRequiredService<IModelLifecycle>().TickAsync(Sales, cancellationToken), cancellationToken));

            reports.Select(report => report.Window).Should().AllBeEquivalentTo(new TimeWindow(monday, monday.AddDays(7)));
            reports.Select(report => report.Decision.Action).Should().AllBeEquivalentTo(LifecycleAction.Retrain);
            reports.Select(report => report.Decision.At).Distinct().Should().ContainSingle("both act on the decision that was kept");
            reports.Should().ContainSingle(report => !report.IsRepeated, "the other host says that it only repeats");
        }

        var runs = await left.GetRequiredService<IRunStore>().ListRunsAsync(EnvironmentName.Default, Sales, 100, cancellationToken);
        runs.Should().HaveCount(1 + Weeks).And.OnlyContain(run => run.State == RunState.Promoted);
        var decisions = await left.GetRequiredService<IDecisionStore>().ListDecisionsAsync(EnvironmentName.Default, Sales, null, null, 100, cancellationToken);
        decisions.Should().HaveCount(Weeks).And.OnlyHaveUniqueItems(decision => decision.Evidence.Window);
        var moves = await right.GetRequiredService<IModelRegistry>().ListAliasEventsAsync(Sales, AliasName.Champion, cancellationToken);
        moves.OrderBy(move => move.Revision).Select(move => move.To!.Number).Should().Equal(Enumerable.Range(1, 1 + Weeks), "a version without a promotion would be left over from a second fit");
    }

    private static async Task<ServiceProvider> StartAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services.AddMlOpsLifecycle()
            .UseSqlite($"Data Source={Path.Combine(folder, "mlops.db")};Pooling=False", store => store.ApplyMigrations = true)
            .UseFileSystemBlobs(Path.Combine(folder, "blobs"))
            .UseParquetSegments()
            .UseMicrosoftML()
            .AddModel(Sales, model => model
                .TrainFastTreeRegression(trees => trees.Trees = 5)
                .TrainOn(Sold, evaluateOn: TimeSpan.FromDays(7))
                .MeasureRegression("units")
                .LabelsArriveWithin(TimeSpan.FromDays(1))
                .AcceptWhen("sales-acceptance", gates => gates.AtMost("mae", 1_000))
                .DecideWith(RetrainingPolicy.Create(policy => policy.RetrainWhen(Rule.NewRows(1)))))
            .AddContinuousTraining();
        var provider = services.BuildServiceProvider(validateScopes: true);
        await provider.StartMlOpsLifecycleAsync(cancellationToken);
        return provider;
    }

    private static async Task ServeAsync(ServiceProvider host, DateTimeOffset monday, CancellationToken cancellationToken)
    {
        using var asked = Hours(monday, 7, withLabels: false);
        await host.GetRequiredService<IPredictionRecorder>().RecordAsync(Sales, asked, cancellationToken: cancellationToken);
        var labels = Rows(monday, 7).Select(row => new RecordedLabel($"s{row}", Units(row), monday.AddDays(8)));
        await host.GetRequiredService<ILabelSink>().AddAsync(Sales, [.. labels], cancellationToken);
    }

    private static RecordBatch Hours(DateTimeOffset from, int days, bool withLabels)
    {
        int[] rows = [.. Rows(from, days)];
        var last = new Field(withLabels ? "units" : "prediction", DoubleType.Default, withLabels);
        return new(
            new Schema([.. ArrowTypes.ToArrow(Schema).FieldsList.Take(3), last], null),
            [
                new StringArray.Builder().AppendRange(rows.Select(row => $"s{row}")).Build(),
                new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(rows.Select(row => Begin.AddHours(row))).Build(),
                new DoubleArray.Builder().AppendRange(rows.Select(row => row % 24.0)).Build(),
                new DoubleArray.Builder().AppendRange(rows.Select(row => withLabels ? Units(row) : 100)).Build(),
            ],
            rows.Length);
    }

    private static IEnumerable<int> Rows(DateTimeOffset from, int days) => Enumerable.Range((int)(from - Begin).TotalHours, 24 * days);

    /// <summary>Sales grow from week to week, so that each refit is another model.</summary>
    private static double Units(int row) => 50 + (row / 24) + (row % 24 * 3);
}
