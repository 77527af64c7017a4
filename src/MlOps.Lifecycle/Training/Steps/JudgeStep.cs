using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>Lets candidate, champion and baseline answer the same rows, and asks every gate of the agreement.</summary>
internal sealed class JudgeStep(IModelRegistry registry, IDatasets datasets, ILoadedModels models, TimeProvider clock) : IRunStep
{
    public RunState From => RunState.Registered;

    public async Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        var agreement = definition.Find<AcceptanceAgreement>();
        var training = await datasets.GetAsync(run.TrainingData!.Value, cancellationToken).ConfigureAwait(false);
        var evaluation = await datasets.GetAsync(run.EvaluationData!.Value, cancellationToken).ConfigureAwait(false);
        using var rows = await EvaluationRows.ReadAsync(evaluation.Schema, datasets.ReadAsync(evaluation.Id, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);

        var candidate = await registry.GetAsync(run.Candidate!.Value, cancellationToken).ConfigureAwait(false);
        var champion = run.Champion is { } holder ? await registry.GetAsync(holder, cancellationToken).ConfigureAwait(false) : null;
        var plan = definition.Find<MonitoringPlan>() ?? new();
        var metrics = TrialMetrics.Of(plan, rows.Times);
        var trial = new Trial
        {
            Candidate = await ScoreAsync(rows, candidate, cancellationToken).ConfigureAwait(false),
            Champion = champion is null ? null : await ScoreAsync(rows, champion, cancellationToken).ConfigureAwait(false),
            Baseline = champion is null && agreement?.Baseline is { } baseline ? await AnswerAsync(rows, baseline, training, cancellationToken).ConfigureAwait(false) : null,
            BaselineName = agreement?.Baseline?.Name,
            Metrics = metrics,
            CandidateTrainedUntil = candidate.Lineage.TrainingWindow?.End,
            ChampionTrainedUntil = champion?.Lineage.TrainingWindow?.End,
            RowsSeenInTraining = await SharedRows.CountAsync(datasets, [training, .. await ChampionsRowsAsync(champion, cancellationToken).ConfigureAwait(false)], evaluation, cancellationToken).ConfigureAwait(false),
            Seed = definition.Find<TrainingPlan>()!.Seed,
        };

        var measured = run with { Evaluation = QualityMeasurer.Measure(metrics, trial.Candidate, trial.Seed) };
        if (run.Agreement is null || agreement is null)
        {
            return measured.With(
                RunState.Escalated, clock.GetUtcNow(), $"{candidate.Id} is ready, but no acceptance agreement was in force when the run was triggered: agree with AcceptWhen(...), or promote it by hand with MoveAliasAsync.");
        }

        if (run.Agreement != agreement.Name || !agreement.IsInForce(clock.GetUtcNow()))
        {
            return measured.With(
                RunState.Escalated,
                clock.GetUtcNow(),
                $"{candidate.Id} is ready, but the agreement '{run.Agreement}' that was in force when the run was triggered is not any more: agree anew and train again, or promote it by hand with MoveAliasAsync.");
        }

        var verdict = champion is not null && IsSameModel(candidate, champion) ? Same(agreement, candidate, champion) : AcceptanceJudge.Judge(agreement, trial);
        return (measured with { Verdict = verdict }).With(RunState.Evaluated, clock.GetUtcNow(), verdict.Sentence);
    }

    private static bool IsSameModel(ModelVersion candidate, ModelVersion champion) =>
        candidate.CanonicalDigest == champion.CanonicalDigest && candidate.Format == champion.Format && candidate.Lineage.Architecture == champion.Lineage.Architecture;

    /// <summary>A fit that came out as the champion again is neither better nor worse, and says nothing about the architecture: there was nothing new to learn from.</summary>
    private static AcceptanceVerdict Same(AcceptanceAgreement agreement, ModelVersion candidate, ModelVersion champion) => new()
    {
        Agreement = agreement.Name,
        Outcome = GateOutcome.Inconclusive,
        Gates = [],
        Sentence = $"{candidate.Id} is the same model as {champion.Id}, to the last number: the fit learned nothing new{(candidate.Lineage.TrainingData == champion.Lineage.TrainingData ? $" from the same rows, {champion.Lineage.TrainingData}" : "")}. Train again when newer rows are committed.",
    };

    /// <summary>What the champion was trained on, as far as it is a dataset version here: a model that was brought along may have been trained elsewhere.</summary>
    private async Task<DatasetVersion[]> ChampionsRowsAsync(ModelVersion? champion, CancellationToken cancellationToken) =>
        champion?.Lineage.TrainingData is { } trained && await datasets.FindAsync(trained, cancellationToken).ConfigureAwait(false) is { } found ? [found] : [];

    private async Task<ScoredRows> ScoreAsync(EvaluationRows rows, ModelVersion version, CancellationToken cancellationToken)
    {
        using var model = await models.GetAsync(version.Id, cancellationToken).ConfigureAwait(false);
        return Ask($"{version.Id}, a model of format '{version.Format}',", () => rows.Score(model));
    }

    private async Task<ScoredRows> AnswerAsync(EvaluationRows rows, IBaseline baseline, DatasetVersion training, CancellationToken cancellationToken)
    {
        using var known = await EvaluationRows.ReadAsync(
            training.Schema,
            datasets.ReadAsync(
                training.Id,
                [training.Schema.WithRole(ColumnRole.Time).First().Name, training.Schema.WithRole(ColumnRole.Label).First().Name],
                cancellationToken: cancellationToken),
            cancellationToken).ConfigureAwait(false);
        KeyValuePair<DateTimeOffset, double>[] truths = [.. known.Times.Select((time, i) => KeyValuePair.Create(time, known.Labels[i]))];
        return Ask($"The baseline '{baseline.Name}'", () => rows.Answered(baseline.Answer(truths, rows.Times, rows.Labels)));
    }

    /// <summary>Formats and baselines may be the user's code: what they throw ends the run and does not keep it open for ever.</summary>
    private static ScoredRows Ask(string who, Func<ScoredRows> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception exception) when (exception is not LifecycleException)
        {
            throw new LifecycleException($"{who} could not answer the rows that candidates are judged on: {exception.Message} Correct it and train again.", exception);
        }
    }
}
