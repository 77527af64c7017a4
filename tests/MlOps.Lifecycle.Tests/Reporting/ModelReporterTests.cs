using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Monitoring;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class ModelReporterTests : IDisposable
{
    private static readonly ModelName Demand = MonitoredModel.Name;

    private readonly FakeTimeProvider _clock = new(MonitoredModel.Monday);
    private readonly TickReports _ticks = new();
    private readonly ServiceProvider _services;

    public ModelReporterTests()
    {
        var services = new ServiceCollection();
        var model = new ModelBuilder(Demand, services);
        model.MeasureRegression("bikes").LabelsArriveWithin(TimeSpan.FromDays(1));
        services.AddSingleton<TimeProvider>(_clock).AddSingleton(new LifecycleEnvironment(EnvironmentName.Default)).AddSingleton(_ticks)
            .AddSingleton<IModelCatalog>(provider => new ModelCatalog([model.Build()], provider.GetServices<IModelCheck>()));
        new LifecycleBuilder(services).UseInMemory();
        services.AddRegistry();
        services.AddMonitoring();
        services.AddDatasets();
        services.AddReporting().AddReporting();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private IModelReporter Reporter => _services.GetRequiredService<IModelReporter>();

    [Fact]
    public async Task Model_without_any_history_is_unknown_in_every_lane()
    {
        var report = await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken);

        report.Lanes.Select(lane => (lane.Lane, lane.Status)).Should().Equal(Enum.GetValues<Lane>().Select(lane => (lane, LaneStatus.Unknown)));
        (report.Champion, report.Decision, report.Window).Should().Be((null, null, null));
        Markup.AssertSelfContained(ReportHtml.Of(report));
    }

    [Fact]
    public async Task Report_joins_champion_window_decision_and_history()
    {
        await FillAsync();
        var report = await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken);

        report.Champion!.Id.Should().Be(new ModelVersionId(Demand, 1));
        report.AliasHistory.Should().ContainSingle();
        report.Window!.LabeledRows.Should().Be(168);
        report.Lanes.Single(lane => lane.Lane is Lane.Quality).Sentence.Should().Contain("mae");
        report.Decision!.Key.Should().Be("second");
        report.Metrics.Should().ContainSingle().Which.Should().Match<MetricSeries>(series => series.Metric == "mae" && series.Unit == "bikes" && series.Points.Length == 1);
        report.Events.Select(happened => happened.Kind).Should().Equal(TimelineEventKind.Promoted, TimelineEventKind.RepairData);
        report.Drift.Should().BeNull("no tick of this process made the decision");
    }

    [Fact]
    public async Task Full_comparison_is_shown_only_with_the_decision_it_led_to()
    {
        await FillAsync();
        var decision = (await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken)).Decision!.Decision;
        var tick = new TickReport { Model = Demand, At = decision.At, Lanes = [], Evidence = Evidence.For(Demand, decision.At), Decision = decision, Drift = SampleDrift.Payments };

        _ticks.Keep(tick);
        (await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken)).Drift.Should().BeSameAs(SampleDrift.Payments);

        _ticks.Keep(tick with { Decision = decision with { Sentence = "Another." } });
        (await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken)).Drift.Should().BeNull();
    }

    [Fact]
    public async Task Unknown_model_is_refused_by_name()
    {
        var act = () => Reporter.GatherAsync("nobody", TestContext.Current.CancellationToken);
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("There is no model 'nobody'. Known are: demand.*");
    }

    [Fact]
    public async Task Saved_report_is_the_page()
    {
        using var folder = new TemporaryFolder();
        var path = folder["report.html"];
        var report = await Reporter.GatherAsync(Demand, TestContext.Current.CancellationToken);

        await report.SaveHtmlAsync(path, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Should().Be(ReportHtml.Of(report));
    }

    public void Dispose() => _services.Dispose();

    private async Task FillAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var blob = await _services.GetRequiredService<IBlobStore>().WriteAsync(new MemoryStream("model"u8.ToArray()), cancellation);
        var registry = _services.GetRequiredService<IModelRegistry>();
        var version = await registry.RegisterAsync(
            new()
            {
                Model = Demand, Format = "test", Artifact = blob, CanonicalDigest = blob.Digest, Actor = Actor.Library, Lineage = new(),
                Inputs = new([new ColumnSchema { Name = "temperature", Type = ColumnType.Number }]),
            },
            cancellation);
        await registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = version.Id, Actor = Actor.Library, Reason = "The first." }, cancellation);

        using var rows = MonitoredModel.Hours(MonitoredModel.Monday, 168);
        await _services.GetRequiredService<IPredictionRecorder>().RecordAsync(Demand, rows, version.Id, cancellation);
        _clock.AdjustTime(MonitoredModel.Week.End.AddDays(1));
        await _services.GetRequiredService<ILabelSink>().AddAsync(
            Demand, [.. Enumerable.Range(0, 168).Select(i => new RecordedLabel(MonitoredModel.IdOf(MonitoredModel.Monday.AddHours(i)), 90, _clock.GetUtcNow()))], cancellation);

        var decisions = _services.GetRequiredService<IDecisionStore>();
        foreach (var (key, hours) in new[] { ("first", 0), ("second", 24) })
            await decisions.AddDecisionAsync(EnvironmentName.Default, Record(key, MonitoredModel.Week.End.AddHours(hours)), cancellation);
    }

    private static DecisionRecord Record(string key, DateTimeOffset at) => new()
    {
        Key = key,
        Evidence = Evidence.For(Demand, at) with
        {
            Window = MonitoredModel.Week,
            Quality = [new() { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Current = 10, CurrentInterval = new(9, 11), Window = MonitoredModel.Week }],
        },
        Decision = new()
        {
            Model = Demand, At = at, Policy = "test", Action = LifecycleAction.RepairData, Sentence = "'temperature' changed its scale.",
            Reasons = [new("broken-feed", "x", "y", "The feed is broken.")],
        },
    };
}
