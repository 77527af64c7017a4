using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Diagnostics;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>The loop of one model: look, decide, act. One tick of a model at a time in this process.</summary>
internal sealed class ModelLifecycle(
    IModelCatalog catalog,
    IModelRegistry registry,
    IModelMonitor monitor,
    IDecisionStore decisions,
    IRunStore runs,
    EvidenceCollector evidence,
    DriftInspector drift,
    RunExecutor executor,
    Rollback rollback,
    TickReports reports,
    LifecycleEnvironment environment,
    TimeProvider clock,
    ILogger<ModelLifecycle> logger,
    IEnumerable<ContinuousTraining> acting) : IModelLifecycle
{
    private readonly ConcurrentDictionary<ModelName, SemaphoreSlim> _gates = new();
    private readonly bool _acts = acting.Any();

    public async Task<TickReport> TickAsync(ModelName model, CancellationToken cancellationToken = default)
    {
        var definition = catalog.Get(model);
        var gate = _gates.GetOrAdd(model, static _ => new(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var started = clock.GetTimestamp();
        using var activity = LifecycleTelemetry.Activities.StartActivity("mlops.tick");
        activity?.SetTag(LifecycleTelemetry.ModelTag, model.Value);
        try
        {
            var report = await LookAndActAsync(definition, cancellationToken).ConfigureAwait(false);
            reports.Keep(report);
            return report;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reports.KeepFailure(model, clock.GetUtcNow(), exception.Message);
            throw;
        }
        finally
        {
            LifecycleMeters.Ticked(model, clock.GetElapsedTime(started));
            gate.Release();
        }
    }

    public async Task<TrainingRun> TrainAsync(ModelName model, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        var definition = catalog.Get(model);
        if (definition.Find<TrainingPlan>()?.IsComplete is not true)
        {
            if (definition.Find<MonitoringPlan>()?.IsMonitorOnly is true)
                throw new LifecycleException($"Model '{model}' is only watched here (MonitorOnly) and not trained: train it where it is made, or replace MonitorOnly() with TrainWith<...>() and TrainOn(\"...\").");
            throw new LifecycleException(
                $"Model '{model}' is not trained here: say who trains it with TrainWith<...>() and on which rows with TrainOn(\"...\") in AddModel(\"{model}\", ...).");
        }

        var gate = _gates.GetOrAdd(model, static _ => new(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = clock.GetUtcNow();
            return await RunAsync(definition, $"asked:{now:O}:{actor}", actor, reason, now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<TickReport> LookAndActAsync(ModelDefinition definition, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unfinished = await runs.FindOpenRunAsync(environment.Name, definition.Name, cancellationToken).ConfigureAwait(false);
        if (unfinished is not null && _acts)
            unfinished = await executor.ContinueAsync(definition, unfinished, cancellationToken).ConfigureAwait(false);

        var champion = await registry.FindAliasAsync(definition.Name, AliasName.Champion, cancellationToken).ConfigureAwait(false);
        var window = await monitor.FindClosedWindowAsync(definition, now, cancellationToken).ConfigureAwait(false);
        var measured = window is { } closed ? await monitor.MeasureAsync(definition, closed, now, cancellationToken).ConfigureAwait(false) : null;
        var labeled = await monitor.MeasureLabeledAsync(definition, measured, now, cancellationToken).ConfigureAwait(false);
        var report = new TickReport
        {
            Model = definition.Name,
            At = now,
            Window = window,
            Champion = champion?.Version,
            Measured = measured,
            Labeled = labeled,
            Lanes = LaneJudge.Judge(definition, measured, labeled, definition.Find<AcceptanceAgreement>()?.Bands ?? [], now),
            Run = unfinished,
            Evidence = Evidence.For(definition.Name, now),
            Decision = Undecided(definition.Name, now),
        };
        return measured is null ? report : await DecideAsync(definition, report, measured, champion, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TickReport> DecideAsync(ModelDefinition definition, TickReport report, WindowReport measured, AliasState? champion, CancellationToken cancellationToken)
    {
        var labeled = report.Labeled!;
        var late = labeled.Window == measured.Window ? "" : $"{labeled.Window.End:O}|";
        var first = $"{measured.Window.End:O}|{late}{(labeled.IsMature ? "mature" : "immature")}";
        var key = first;
        var known = await decisions.FindDecisionAsync(environment.Name, definition.Name, key, cancellationToken).ConfigureAwait(false);
        for (var look = 2; known is not null && !StandingDecision.Stands(known, report, champion); look++)
        {
            key = $"{first}|{look}";
            known = await decisions.FindDecisionAsync(environment.Name, definition.Name, key, cancellationToken).ConfigureAwait(false);
        }

        if (known is not null)
        {
            var seen = reports.Find(definition.Name) is { } last && last.Decision == known.Decision ? last.Drift : null;
            return await ActAsync(definition, Repeat(report with { Drift = seen }, known), key, cancellationToken).ConfigureAwait(false);
        }

        var inspection = await drift.InspectAsync(definition, champion, measured, cancellationToken).ConfigureAwait(false);
        var found = await evidence.CollectAsync(definition, report.At, champion, measured, labeled, inspection, cancellationToken).ConfigureAwait(false);
        var decision = PolicyOf(definition).Decide(found);
        var kept = await decisions.AddDecisionAsync(
            environment.Name,
            new DecisionRecord { Key = key, Evidence = found with { History = [] }, Decision = decision },
            cancellationToken).ConfigureAwait(false);
        report = report with { Drift = inspection.Drift };
        if (kept.Decision != decision) // another process was faster
            return await ActAsync(definition, Repeat(report, kept), key, cancellationToken).ConfigureAwait(false);
        LifecycleMeters.Decided(definition.Name, decision.Action);
        Log.Decided(logger, definition.Name.Value, decision.Action, decision.Sentence);
        return await ActAsync(definition, WithFeed(report with { Evidence = found, Decision = decision }), key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Acting twice on one decision is harmless: a run has the decision's key, and a rollback needs the champion that was judged.</summary>
    private async Task<TickReport> ActAsync(ModelDefinition definition, TickReport report, string key, CancellationToken cancellationToken)
    {
        if (!_acts)
            return report;
        switch (report.Decision.Action)
        {
            case LifecycleAction.Retrain when definition.Find<TrainingPlan>()?.IsComplete is true:
                var run = await RunAsync(definition, $"decision:{key}", Actor.Library, report.Decision.Sentence, report.Decision.At, cancellationToken).ConfigureAwait(false);
                return report with { Run = run };
            case LifecycleAction.RollBack:
                await rollback.CarryOutAsync(report, cancellationToken).ConfigureAwait(false);
                return report;
            default:
                return report;
        }
    }

    private async Task<TrainingRun> RunAsync(ModelDefinition definition, string key, Actor actor, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agreement = definition.Find<AcceptanceAgreement>();
        var run = await runs.StartRunAsync(
            environment.Name,
            new TrainingRun
            {
                Id = TrainingRunMoves.IdOf(environment.Name, definition.Name, key),
                Model = definition.Name,
                Key = key,
                Actor = actor,
                Reason = reason,
                State = RunState.Triggered,
                StartedAt = now,
                Agreement = agreement?.IsInForce(now) is true ? agreement.Name : null,
                Steps = [new(RunState.Triggered, now, reason)],
            },
            cancellationToken).ConfigureAwait(false);
        return await executor.ContinueAsync(definition, run, cancellationToken).ConfigureAwait(false);
    }

    private static TickReport Repeat(TickReport report, DecisionRecord known) =>
        WithFeed(report with { Evidence = known.Evidence, Decision = known.Decision, IsRepeated = true });

    private static TickReport WithFeed(TickReport report) => report with { Lanes = FeedLanes.Apply(report.Lanes, report.Evidence, report.Labeled?.Window) };

    private static IRetrainingPolicy PolicyOf(ModelDefinition definition) => definition.Find<PolicyPlan>()?.Policy ?? RetrainingPolicy.Recommended;

    private static Decision Undecided(ModelName model, DateTimeOffset now)
    {
        const string Sentence = "Nothing to judge yet: no window with recorded rows has closed.";
        return new()
        {
            Model = model,
            At = now,
            Policy = "none",
            Action = LifecycleAction.NoAction,
            Reasons = [new("window", "none", "one closed window with recorded rows", Sentence)],
            Sentence = Sentence,
        };
    }
}
