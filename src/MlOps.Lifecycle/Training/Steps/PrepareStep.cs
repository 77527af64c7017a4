using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>Chooses the rows: the newest for judging, those before them for training, none from a broken feed. Both become dataset versions of their own.</summary>
internal sealed class PrepareStep(IDatasets datasets, Quarantine quarantine, TimeProvider clock) : IRunStep
{
    public RunState From => RunState.Triggered;

    public async Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        var plan = definition.Find<TrainingPlan>()!;
        var name = plan.Dataset!.Value;
        var newest = await datasets.FindNewestAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new LifecycleException($"Dataset '{name}' has no version: commit rows with IDatasets.CommitAsync(\"{name}\", ...) before training '{definition.Name}'.");
        CheckRoles(definition, newest);
        if (newest.TimeRange is not { } range)
            throw new LifecycleException($"{newest.Id} has no rows with a time: commit rows before training '{definition.Name}'.");

        var judgedFrom = range.End - plan.Evaluation;
        var trainedFrom = plan.Window is { } length ? judgedFrom - length : range.Start;
        if (judgedFrom <= range.Start)
        {
            throw new LifecycleException(
                $"{newest.Id} covers {range}, which is not longer than the {plan.Evaluation.TotalDays:0.##} days kept for judging '{definition.Name}': wait for more rows, or keep fewer with TrainOn(..., evaluateOn: ...).");
        }

        var broken = await quarantine.ListAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        var training = await SelectAsync(newest, new(trainedFrom, judgedFrom), broken, $"training rows of run {run.Id}", cancellationToken).ConfigureAwait(false);
        var evaluation = await SelectAsync(newest, new(judgedFrom, range.End), broken, $"judging rows of run {run.Id}", cancellationToken).ConfigureAwait(false);
        var leftOut = broken.Count(window => window.Overlaps(new(trainedFrom, range.End)));
        if (training.RowCount == 0 || evaluation.RowCount == 0)
        {
            throw new LifecycleException(
                $"{newest.Id} leaves {training.RowCount} rows to train '{definition.Name}' on and {evaluation.RowCount} to judge it on, beside {(leftOut == 1 ? "1 window" : $"{leftOut} windows")} with a broken feed: repair the feed and commit newer rows.");
        }

        return (run with { TrainingData = training.Id, EvaluationData = evaluation.Id }).With(
            RunState.DataReady,
            clock.GetUtcNow(),
            $"{PlainNumber.Count(training.RowCount, "row")} of {newest.Id} to train on, {PlainNumber.Count(evaluation.RowCount, "newer one")} to judge on{(leftOut switch { 0 => "", 1 => "; 1 window with a broken feed is left out", _ => $"; {leftOut} windows with a broken feed are left out" })}.");

        Task<DatasetVersion> SelectAsync(DatasetVersion source, TimeWindow window, System.Collections.Immutable.ImmutableArray<TimeWindow> except, string reason, CancellationToken token) =>
            datasets.SelectAsync(
                source.Id,
                new DatasetSelection { Window = window, Except = [.. except.Where(e => e.Overlaps(window))] },
                new DatasetCommit(run.Actor, reason, plan.CodeVersion),
                token);
    }

    private static void CheckRoles(ModelDefinition definition, DatasetVersion data)
    {
        foreach (var role in (ColumnRole[])[ColumnRole.Time, ColumnRole.Label])
        {
            if (data.Schema.WithRole(role).Count() != 1)
            {
                throw new LifecycleException(
                    $"{data.Id} has {data.Schema.WithRole(role).Count()} columns of role {role}, and training '{definition.Name}' needs exactly one: commit it with a schema that says which, for example schema.WithRole(ColumnRole.{role}, \"...\").");
            }
        }
    }
}
