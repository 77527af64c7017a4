using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

internal sealed class ModelMonitor(IMonitoringStore store, FlowInspector flow, InputReader inputs, MeasurementMemo memo, LifecycleEnvironment environment) : IModelMonitor
{
    private static readonly TimeSpan Resolution = TimeSpan.FromMicroseconds(1);

    public async Task<TimeWindow?> FindClosedWindowAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var plan = PlanOf(definition);
        if (plan.WindowRows is { } count)
            return await FindByCountAsync(definition.Name, count, now, cancellationToken).ConfigureAwait(false);
        if (WindowAlignment.NewestClosed(now, plan.Window ?? MonitoringPlan.DefaultWindow) is not { } window)
            return null;
        var first = await store.FindFirstTimeAsync(environment.Name, definition.Name, cancellationToken).ConfigureAwait(false);
        return first < window.End ? window : null;
    }

    public async Task<WindowReport> MeasureAsync(ModelDefinition definition, TimeWindow window, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var plan = PlanOf(definition);
        var listed = await store.ListRowsAsync(environment.Name, definition.Name, window, cancellationToken).ConfigureAwait(false);
        RecordedRow[] rows = [.. listed.Select(row => row.LabeledAt > now ? row with { Label = null, LabeledAt = null } : row)];
        RecordedRow[] predicted = [.. rows.Where(row => row.Prediction is not null)];
        RecordedRow[] labeled = [.. predicted.Where(row => row.Label is not null)];
        var report = new WindowReport
        {
            Model = definition.Name,
            Window = window,
            Versions = [.. predicted.Where(row => row.Version is not null).GroupBy(row => row.Version!.Value).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key.Number).Select(group => group.Key)],
            RecordedRows = rows.Length,
            PredictedRows = predicted.Length,
            LabeledRows = labeled.Length,
            IsMature = predicted.Length > 0 && plan.HasEnough(labeled.Length, predicted.Length),
            MatureAt = window.End + plan.LabelDelay,
            MedianLabelDelay = MedianDelay(labeled),
        };
        return await flow.InspectAsync(plan, Judge(plan, report, predicted, labeled), rows, now, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WindowReport?> MeasureLabeledAsync(ModelDefinition definition, WindowReport? newest, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (newest is null || newest.IsMature || PlanOf(definition).LabelDelay is not { } delay)
            return newest;

        // What had closed when the labels that are due now were still to come.
        if (await FindClosedWindowAsync(definition, now - delay, cancellationToken).ConfigureAwait(false) is not { } due || due == newest.Window)
            return newest;
        var earlier = await MeasureAsync(definition, due, now, cancellationToken).ConfigureAwait(false);
        return earlier.PredictedRows > 0 ? earlier : newest;
    }

    public Task<ImmutableArray<RecordedInputs>> ReadInputsAsync(ModelDefinition definition, TimeWindow window, CancellationToken cancellationToken = default) =>
        inputs.ReadAsync(definition.Name, PlanOf(definition), window, cancellationToken);

    private WindowReport Judge(MonitoringPlan plan, WindowReport report, RecordedRow[] predicted, RecordedRow[] labeled)
    {
        if (labeled.Length == 0)
            return report;
        var rows = new ScoredRows
        {
            Times = [.. labeled.Select(row => row.Time)],
            Labels = [.. labeled.Select(row => row.Label!.Value)],
            Predictions = [.. labeled.Select(row => row.Prediction!.Value)],
        };
        ImmutableArray<DateTimeOffset> times = [.. predicted.Select(row => row.Time)];
        var measured = memo.Get(report.Model, plan, report.Window, rows, times, () => new(
            [
                .. QualityMeasurer.Measure(plan.Metrics, rows, minimumRows: plan.MinimumRows)
                    .Select(metric => metric with { Window = report.Window, PredictedRows = report.PredictedRows, IsMature = report.IsMature }),
            ],
            plan.Value is { } value ? PerDay(plan, value, report.Window, times, rows) : null));
        return report with { Quality = measured.Quality, Value = measured.Value };
    }

    /// <summary>Rows without a label yet are taken to be worth what the labeled ones are.</summary>
    private static ValueMeasurement PerDay(MonitoringPlan plan, ValueMetric value, TimeWindow window, ImmutableArray<DateTimeOffset> predicted, ScoredRows rows)
    {
        var scale = (double)predicted.Length / rows.Count / ScoredRows.DaysCovered(predicted);
        var (perDay, interval) = QualityMeasurer.Estimate(
            value.Name, (labels, predictions) => value.Compute(labels, predictions) * scale, rows, QualityMeasurer.DefaultSeed, plan.MinimumRows);
        return new()
        {
            Metric = value.Name,
            Currency = value.Currency,
            Direction = value.Direction,
            Window = window,
            PerDay = perDay,
            Interval = interval,
        };
    }

    /// <summary>Chunks of equally many rows, counted from the first row that was ever recorded. Rows of one instant stay together, so a window may hold more.</summary>
    private async Task<TimeWindow?> FindByCountAsync(ModelName model, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var total = await store.CountRowsAsync(environment.Name, model, new(DateTimeOffset.MinValue, now), cancellationToken).ConfigureAwait(false);
        if (total < count)
            return null;
        var beyond = (int)(total % count);
        var take = (int)Math.Min(total, (long)count + beyond + 1);
        var newestFirst = await store.ListLastRowsAsync(environment.Name, model, now, take, cancellationToken).ConfigureAwait(false);
        var (last, first) = (newestFirst[beyond].Time, newestFirst[beyond + count - 1].Time);
        var isShared = newestFirst.Count > beyond + count && newestFirst[beyond + count].Time == first && first < last;
        return new(isShared ? first + Resolution : first, last + Resolution);
    }

    private static TimeSpan? MedianDelay(RecordedRow[] labeled)
    {
        TimeSpan[] delays = [.. labeled.Where(row => row.LabeledAt is not null).Select(row => row.LabeledAt!.Value - row.Time).Order()];
        return delays.Length == 0 ? null : delays[(delays.Length - 1) / 2];
    }

    private static MonitoringPlan PlanOf(ModelDefinition definition) => definition.Find<MonitoringPlan>() ?? new();
}
