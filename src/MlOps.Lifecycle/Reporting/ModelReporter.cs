using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Reads the stores once and puts together what they say.</summary>
internal sealed class ModelReporter(
    IModelCatalog catalog,
    IModelRegistry registry,
    IModelMonitor monitor,
    IDecisionStore decisions,
    IRunStore runs,
    TickReports ticks,
    LifecycleEnvironment environment,
    TimeProvider clock) : IModelReporter
{
    internal const int MostDecisions = 400;
    internal const int MostRuns = 60;

    public async Task<ModelReport> GatherAsync(ModelName model, CancellationToken cancellationToken = default)
    {
        var definition = catalog.Get(model);
        var now = clock.GetUtcNow();
        var champion = await registry.FindAliasAsync(model, AliasName.Champion, cancellationToken).ConfigureAwait(false);
        var version = champion is null ? null : await registry.FindAsync(champion.Version, cancellationToken).ConfigureAwait(false);
        var verdicts = champion is null ? [] : await registry.ListVerdictsAsync(champion.Version, cancellationToken).ConfigureAwait(false);
        var moves = champion is null ? [] : await registry.ListAliasEventsAsync(model, AliasName.Champion, cancellationToken).ConfigureAwait(false);
        var window = await monitor.FindClosedWindowAsync(definition, now, cancellationToken).ConfigureAwait(false);
        var measured = window is { } closed ? await monitor.MeasureAsync(definition, closed, now, cancellationToken).ConfigureAwait(false) : null;
        var labeled = await monitor.MeasureLabeledAsync(definition, measured, now, cancellationToken).ConfigureAwait(false);
        var records = await decisions.ListDecisionsAsync(environment.Name, model, null, null, MostDecisions, cancellationToken).ConfigureAwait(false);
        var attempts = await runs.ListRunsAsync(environment.Name, model, MostRuns, cancellationToken).ConfigureAwait(false);
        var newest = records.Count > 0 ? records[0] : null;
        var lanes = LaneJudge.Judge(definition, measured, labeled, definition.Find<AcceptanceAgreement>()?.Bands ?? [], now);
        return new()
        {
            Model = model,
            Environment = environment.Name,
            At = now,
            Champion = version,
            IsMonitorOnly = definition.Find<MonitoringPlan>()?.IsMonitorOnly is true,
            ChampionSince = champion?.Since,
            Window = measured,
            Lanes = newest is not null && newest.Evidence.Window == window ? FeedLanes.Apply(lanes, newest.Evidence, labeled?.Window) : lanes,
            Decision = newest,
            Drift = newest is not null && ticks.Find(model) is { } tick && tick.Decision == newest.Decision ? tick.Drift : null,
            Metrics = History.Metrics(records, definition.Find<MonitoringPlan>()),
            Events = History.Events(records, attempts, moves),
            Runs = [.. attempts],
            AliasHistory = [.. moves],
            Verdicts = [.. verdicts],
        };
    }
}
