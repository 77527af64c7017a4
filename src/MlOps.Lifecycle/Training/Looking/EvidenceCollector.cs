using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Training;

/// <summary>Gathers all that a policy may know into one immutable record.</summary>
internal sealed class EvidenceCollector(
    IDecisionStore decisions,
    IRunStore runs,
    IDatasets datasets,
    IModelRegistry registry,
    QualityReference reference,
    LifecycleEnvironment environment)
{
    private const int WindowsOfHistory = 14;
    private const int RecordsPerWindow = 2;
    private const int NewestRuns = 200;

    public async Task<Evidence> CollectAsync(
        ModelDefinition definition, DateTimeOffset now, AliasState? champion, WindowReport measured, WindowReport labeled, Inspection inspection, CancellationToken cancellationToken)
    {
        var plan = definition.Find<MonitoringPlan>() ?? new();
        var policy = definition.Find<PolicyPlan>();
        var ended = await runs.ListRunsAsync(environment.Name, definition.Name, NewestRuns, cancellationToken).ConfigureAwait(false);
        var open = await runs.FindOpenRunAsync(environment.Name, definition.Name, cancellationToken).ConfigureAwait(false);
        var earlier = await EarlierAsync(definition, (policy?.Policy ?? RetrainingPolicy.Recommended).Memory, measured.Window, now, cancellationToken).ConfigureAwait(false);
        return new Evidence
        {
            Model = definition.Name,
            At = now,
            Champion = champion?.Version,
            ChampionSince = champion?.Since,
            Window = measured.Window,
            DriftReference = inspection.Reference,
            Drift = inspection.Columns,
            SchemaChanges = inspection.SchemaChanges,
            Feed = inspection.Feed,
            Quality = await QualityAsync(definition, labeled, now, cancellationToken).ConfigureAwait(false),
            Flow = measured.Flow,
            Runs = [.. ended.Where(run => run.IsEnded).Select(run => new RunEvidence(run.FinishedAt!.Value, OutcomeOf(run), run.Cost))],
            IsRunOpen = open is not null,
            IsTrainedHere = definition.Find<TrainingPlan>()?.IsComplete is true,
            NewRows = await CountNewRowsAsync(definition, champion, cancellationToken).ConfigureAwait(false),
            LabeledRows = labeled.LabeledRows,
            LabelDelay = plan.LabelDelay,
            LabelHorizon = policy?.LabelHorizon,
            WindowLength = measured.Window.Duration,
            Noticed = [.. earlier.Where(record => !record.Decision.Noticed.IsEmpty).Select(record => new NoticedDrift(record.Evidence.At, record.Decision.Noticed))],
            History = [.. earlier.Select(record => record.Evidence)],
        };
    }

    private async Task<ImmutableArray<QualityEvidence>> QualityAsync(ModelDefinition definition, WindowReport labeled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agreement = definition.Find<AcceptanceAgreement>();
        var accepted = await reference.FindAsync(definition, now, cancellationToken).ConfigureAwait(false);
        var plan = definition.Find<MonitoringPlan>() ?? new();

        // Without any label yet there is nothing to measure, but it is known what will be: whoever decides may wait for it.
        var isAwaited = labeled is { LabeledRows: 0, PredictedRows: > 0 } && !plan.LabelsNeverArrive;
        var quality = isAwaited
            ? plan.Metrics.Select(metric => Of(metric.Name, metric.Direction, null, null) with { Unit = metric.Unit })
            : labeled.Quality.Select(metric => Of(metric.Metric, metric.Direction, metric.Value, metric.Interval) with { Unit = metric.Unit });
        QualityEvidence[] value = labeled.Value is { } perDay ? [Value(Of(perDay.Metric, perDay.Direction, perDay.PerDay, perDay.Interval), perDay.Currency)]
            : isAwaited && plan.Value is { } awaited ? [Value(Of(awaited.Name, awaited.Direction, null, null), awaited.Currency)]
            : [];
        return [.. quality, .. value];

        static QualityEvidence Value(QualityEvidence quality, string currency) => quality with { IsValue = true, Unit = $"{currency} per day" };

        QualityEvidence Of(string metric, MetricDirection direction, double? current, Interval? interval) => new()
        {
            Metric = metric,
            Direction = direction,
            Reference = accepted.FirstOrDefault(a => a.Metric == metric)?.Value,
            ReferenceInterval = accepted.FirstOrDefault(a => a.Metric == metric)?.Interval,
            Current = current is { } value && double.IsNaN(value) ? null : current,
            CurrentInterval = interval,
            Window = labeled.Window,
            IsMature = labeled.IsMature,
            MatureAt = labeled.MatureAt,
            Band = agreement?.FindBand(metric),
        };
    }

    /// <summary>Rows that the dataset has beyond the version the champion's training rows were taken from.</summary>
    private async Task<long?> CountNewRowsAsync(ModelDefinition definition, AliasState? champion, CancellationToken cancellationToken)
    {
        if (definition.Find<TrainingPlan>()?.Dataset is not { } dataset || champion is null)
            return null;
        var newest = await datasets.FindNewestAsync(dataset, cancellationToken).ConfigureAwait(false);
        var version = await registry.GetAsync(champion.Version, cancellationToken).ConfigureAwait(false);
        if (newest is null || version.Lineage.TrainingData is not { } trainedOn)
            return null;
        var training = await datasets.FindAsync(trainedOn, cancellationToken).ConfigureAwait(false);
        var source = training?.Parent is { } parent ? await datasets.FindAsync(parent, cancellationToken).ConfigureAwait(false) : training;
        return source is null ? null : newest.RowCount - source.RowCount;
    }

    /// <summary>The decisions that the policy may look back to, newest first.</summary>
    private async Task<List<DecisionRecord>> EarlierAsync(ModelDefinition definition, TimeSpan memory, TimeWindow window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var windows = Math.Max(WindowsOfHistory, (int)Math.Min(1000, Math.Ceiling(memory / window.Duration) + 1));
        var page = windows * RecordsPerWindow;
        var found = new List<DecisionRecord>();
        IReadOnlyList<DecisionRecord> older;
        do
        {
            older = await decisions.ListDecisionsAsync(environment.Name, definition.Name, null, found.Count == 0 ? now : found[^1].Evidence.At, page, cancellationToken).ConfigureAwait(false);
            found.AddRange(older);
        }
        while (older.Count == page && found.Select(record => record.Evidence.Window).Distinct().Count() < windows);

        return found;
    }

    private static RunOutcome OutcomeOf(TrainingRun run) => run.State switch
    {
        RunState.Promoted => RunOutcome.Promoted,
        RunState.Rejected when run.Verdict?.Outcome is GateOutcome.Inconclusive => RunOutcome.Inconclusive,
        RunState.Rejected => RunOutcome.Rejected,
        RunState.Escalated => RunOutcome.Escalated,
        _ => RunOutcome.Failed,
    };
}
