using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>The whole library over stores in memory, one model, nine weeks of hourly rows, and a clock that tests move.</summary>
internal sealed class SalesLoop : IAsyncDisposable
{
    public static readonly ModelName Sales = "sales";
    public static readonly DatasetName Rows = "sales-rows";
    public static readonly Actor Ada = "ada@example.com";

    /// <summary>2012-01-02, a Monday: the first row.</summary>
    public static readonly DateTimeOffset Begin = new(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>2012-03-05, a Monday: the rows of the first training end, production begins.</summary>
    public static readonly DateTimeOffset Live = Begin.AddDays(63);

    public static readonly TableSchema Schema = new(
    [
        new ColumnSchema { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id },
        new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        new ColumnSchema { Name = "x", Type = ColumnType.Number },
        new ColumnSchema { Name = "units", Type = ColumnType.Number, Role = ColumnRole.Label },
    ]);

    private readonly ServiceProvider _services;

    public SalesLoop(Action<IModelBuilder> configure, bool acts = true, Action<ILifecycleBuilder>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        var builder = services.AddMlOpsLifecycle().UseInMemory().AddModel(Sales, configure);
        services.AddSingleton(Trainer).AddSingleton<IModelFormat, MeanModel>();
        services.AddHealthChecks().AddMlOpsLifecycle();
        if (acts)
            builder.AddContinuousTraining();
        more?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(Live);

    public ScriptedTrainer Trainer { get; } = new();

    public IServiceProvider Services => _services;

    public IModelLifecycle Lifecycle => _services.GetRequiredService<IModelLifecycle>();

    public IModelRegistry Registry => _services.GetRequiredService<IModelRegistry>();

    public IDatasets Datasets => _services.GetRequiredService<IDatasets>();

    public IDecisionStore Decisions => _services.GetRequiredService<IDecisionStore>();

    /// <summary>Nine weeks are committed, and the first model is trained on them.</summary>
    public static async Task<SalesLoop> WithChampionAsync(Action<IModelBuilder> configure, bool acts = true, Action<ILifecycleBuilder>? more = null)
    {
        var loop = new SalesLoop(configure, acts, more);
        await loop.CommitAsync();
        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        return loop;
    }

    /// <summary>Evenly spread over [0, 1), the same for the same row.</summary>
    public static double Spread(int row, double step = 0.7548776662) => row * step % 1;

    public static double UnitsOf(int row) => 90 + (20 * Spread(row, 0.6180339887));

    public static RecordBatch Hours(DateTimeOffset from, int count, Func<int, double>? units = null)
    {
        var first = (int)(from - Begin).TotalHours;
        int[] rows = [.. Enumerable.Range(first, count)];
        return new(
            ArrowTypes.ToArrow(Schema),
            [Texts(rows.Select(IdOf)), Times(rows.Select(row => Begin.AddHours(row))), Numbers([.. rows.Select(row => Spread(row))]), Numbers([.. rows.Select(units ?? UnitsOf)])],
            count);
    }

    public async Task<DatasetVersion> CommitAsync(int days = 63, Func<int, double>? units = null)
    {
        using var batch = Hours(Begin, 24 * days, units);
        return await Datasets.CommitAsync(Rows, Schema, [batch], new DatasetCommit(Ada, "What was sold."));
    }

    public async Task<DatasetVersion> AppendAsync(DateTimeOffset from, int days, Func<int, double>? units = null)
    {
        using var batch = Hours(from, 24 * days, units);
        return await Datasets.AppendAsync((await Datasets.FindNewestAsync(Rows))!.Id, [batch], new DatasetCommit(Ada, "More was sold."));
    }

    /// <summary>Records answered hours from a time on: 100 is answered, whatever the model.</summary>
    public async Task RecordAsync(DateTimeOffset from, int days, Func<int, double>? x = null, string feature = "x")
    {
        int[] rows = [.. Enumerable.Range((int)(from - Begin).TotalHours, 24 * days)];
        using var batch = Table(
            ("id", Texts(rows.Select(IdOf))),
            ("time", Times(rows.Select(row => Begin.AddHours(row)))),
            (feature, Numbers([.. rows.Select(x ?? (row => Spread(row)))])),
            ("prediction", Numbers([.. rows.Select(_ => 100.0)])));
        await Services.GetRequiredService<IPredictionRecorder>().RecordAsync(Sales, batch);
    }

    public Task<int> LabelAsync(DateTimeOffset from, int days, Func<int, double>? units = null) => Services.GetRequiredService<ILabelSink>().AddAsync(
        Sales,
        [.. Enumerable.Range((int)(from - Begin).TotalHours, 24 * days).Select(row => new RecordedLabel(IdOf(row), (units ?? UnitsOf)(row), Clock.GetUtcNow()))]);

    public Task<TrainingRun> TrainAsync(CancellationToken cancellationToken = default) => Lifecycle.TrainAsync(Sales, Ada, "Asked for.", cancellationToken);

    public Task<TickReport> TickAsync(DateTimeOffset at)
    {
        Clock.AdjustTime(at);
        return Lifecycle.TickAsync(Sales);
    }

    /// <summary>A week of production with all labels, and a tick when they are in.</summary>
    public async Task<TickReport> WeekAsync(DateTimeOffset monday, Func<int, double>? units = null, Func<int, double>? x = null, string feature = "x")
    {
        await RecordAsync(monday, 7, x, feature);
        Clock.AdjustTime(monday.AddDays(8));
        await LabelAsync(monday, 7, units);
        return await Lifecycle.TickAsync(Sales);
    }

    public Task<ModelReport> ReportAsync() => _services.GetRequiredService<IModelReporter>().GatherAsync(Sales);

    public async Task<int?> ChampionAsync() => (await Registry.FindAliasAsync(Sales, AliasName.Champion))?.Version.Number;

    public Task<IReadOnlyList<TrainingRun>> RunsAsync() => Services.GetRequiredService<IRunStore>().ListRunsAsync(EnvironmentName.Default, Sales, 100);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string IdOf(int row) => $"r{row}";
}
