using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Training;

namespace Quickstart;

/// <summary>
/// Lives through production day by day: at midnight the day is forecast, yesterday's demand arrives a day late, and once a
/// week, when the labels of the week are in, the library is ticked.
/// </summary>
internal sealed class Replay(ServiceProvider services, ReplayClock clock, IReadOnlyList<BikeHour> hours, IReadOnlyList<Fault> faults, Action<TickReport> onTick)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly IPredictionRecorder _recorder = services.GetRequiredService<IPredictionRecorder>();
    private readonly ILabelSink _labels = services.GetRequiredService<ILabelSink>();
    private readonly IDatasets _datasets = services.GetRequiredService<IDatasets>();
    private readonly IModelLifecycle _lifecycle = services.GetRequiredService<IModelLifecycle>();
    private readonly Ledger _ledger = new();
    private int _trainings;

    /// <summary>Whether this process decided about a week; what it saw then is not kept elsewhere in full.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Starts the library and says which day to go on with: the first with an hour that is not recorded. Recording the rest of a day again is harmless.</summary>
    public async Task<DateTimeOffset> ResumeAsync()
    {
        await services.StartMlOpsLifecycleAsync();
        var store = services.GetRequiredService<IMonitoringStore>();
        var environment = services.GetRequiredService<LifecycleEnvironment>();
        var last = await store.ListLastRowsAsync(environment.Name, City.Model, DateTimeOffset.MaxValue, take: 1);
        if (last is not [var row])
            return Scenario.Start;
        var next = hours.FirstOrDefault(hour => hour.Time > row.Time)?.Time ?? row.Time + Day;
        return new(next.UtcDateTime.Date, TimeSpan.Zero);
    }

    /// <summary>Trains the first champion on what is known at the start.</summary>
    public async Task<TrainingRun> BeginAsync()
    {
        await CommitAsync(DateTimeOffset.MinValue, Scenario.Start, "history before the forecast went into production");
        return await _lifecycle.TrainAsync(City.Model, "planner@city.example", "first champion");
    }

    /// <summary>Replays from the start to the end of the data, or continues where an earlier run stopped. The clock ends at the last day.</summary>
    /// <param name="name">The policy, for the result.</param>
    /// <param name="from">The first day to live through.</param>
    public async Task<ReplayResult> RunAsync(string name, DateTimeOffset from)
    {
        var forecaster = new Forecaster(services.GetRequiredService<ILoadedModels>());
        var end = hours[^1].Time + TimeSpan.FromHours(1);
        for (var day = from; day < end; day += Day)
        {
            clock.MoveTo(day);
            await LearnAsync(day - (2 * Day), day - Day);
            if (day.DayOfWeek is DayOfWeek.Tuesday && day - Day - Scenario.Week >= Scenario.Start)
                await TickAsync(day);
            if (!faults.Any(fault => fault.Column is null && fault.IsActive(day)))
                await ForecastAsync(forecaster, day);
        }

        clock.MoveTo(new(hours[^1].Time.UtcDateTime.Date, TimeSpan.Zero));
        return _ledger.Close(name, _trainings);
    }

    private async Task TickAsync(DateTimeOffset day)
    {
        var window = new TimeWindow(day - Day - Scenario.Week, day - Day);
        await CommitAsync(window.Start, window.End, $"demand of {window}");
        var report = await _lifecycle.TickAsync(City.Model);
        if (report.Run is { Fitted: not null } && report.At >= Scenario.Judged && report.At < Scenario.End)
            _trainings++;
        HasNews |= !report.IsRepeated;
        onTick(report);
    }

    /// <summary>The demand of some hours becomes known, a day late.</summary>
    private Task<int> LearnAsync(DateTimeOffset start, DateTimeOffset end) => _labels.AddAsync(
        City.Model, [.. Between(start, end).Where(hour => hour.Time >= Scenario.Start).Select(hour => new RecordedLabel(hour.Id, hour.Demand, clock.GetUtcNow()))]);

    /// <summary>Offers hours with their demand to the dataset, as the feed delivered them. It refuses what does not fit its columns: such hours wait for the repair.</summary>
    private async Task CommitAsync(DateTimeOffset start, DateTimeOffset end, string reason)
    {
        foreach (var group in Between(start, end).GroupBy(hour => faults.FirstOrDefault(fault => fault.Renames && fault.IsActive(hour.Time))))
        {
            // An earlier run may have been stopped right behind this commit: what is there already is not added again.
            var newest = await _datasets.FindNewestAsync(City.Dataset);
            var known = newest?.TimeRange?.End ?? DateTimeOffset.MinValue;
            BikeHour[] rows = [.. group.Where(hour => hour.Time >= known).Select(Delivered)];
            if (rows.Length == 0)
                continue;
            using var batch = BikeTable.ToBatch(rows, BikeTable.Labeled, name => name == group.Key?.Column ? "humidity" : name);
            var commit = new DatasetCommit("feed@city.example", reason);
            try
            {
                if (newest is null)
                    await _datasets.CommitAsync(City.Dataset, BikeTable.Labeled, [batch], commit);
                else
                    await _datasets.AppendAsync(newest.Id, [batch], commit);
            }
            catch (LifecycleException) when (group.Key is not null)
            {
                // The column is missing under its name; the tick of this week says so to people.
            }
        }
    }

    private async Task ForecastAsync(Forecaster forecaster, DateTimeOffset day)
    {
        foreach (var group in Between(day, day + Day).GroupBy(hour => faults.FirstOrDefault(fault => fault.Renames && fault.IsActive(hour.Time))))
        {
            BikeHour[] delivered = [.. group.Select(Delivered)];
            using var inputs = BikeTable.ToBatch(delivered, BikeTable.Inputs, name => name == group.Key?.Column ? "humidity" : name);
            var forecast = await forecaster.TryForecastAsync(inputs);
            if (forecast is null)
            {
                // The city falls back on the same hour last week; the rows are recorded as they came, without an answer.
                await _recorder.RecordAsync(City.Model, inputs);
                continue;
            }

            using var answered = BikeTable.WithPrediction(inputs, forecast);
            await _recorder.RecordAsync(City.Model, answered, forecaster.Version);
            for (var i = 0; i < delivered.Length; i++)
                _ledger.Add(delivered[i], forecast[i]);
        }
    }

    private BikeHour Delivered(BikeHour hour) => faults.Any(fault => fault == Fault.UnitChange && fault.IsActive(hour.Time))
        ? hour with { Temperature = hour.Temperature * 41 / 50 }
        : hour;

    private IEnumerable<BikeHour> Between(DateTimeOffset start, DateTimeOffset end) => hours.Where(hour => hour.Time >= start && hour.Time < end);
}
