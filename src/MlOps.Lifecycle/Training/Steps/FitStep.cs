using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.Training;

/// <summary>Fits the same architecture on the run's rows and stores the bytes.</summary>
internal sealed class FitStep(IDatasets datasets, IBlobStore blobs, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FitStep> logger) : IRunStep
{
    public RunState From => RunState.DataReady;

    public async Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        var plan = definition.Find<TrainingPlan>()!;
        var data = await datasets.GetAsync(run.TrainingData!.Value, cancellationToken).ConfigureAwait(false);
        var started = clock.GetTimestamp();
        TrainedModel trained;
        try
        {
            trained = await TrainAsync(definition, plan, data, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The trainer is the user's code: whatever it throws ends the run, with its message in the record and the exception in the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.TrainerFailed(logger, definition.Name.Value, exception);
            return run.With(RunState.Failed, clock.GetUtcNow(), $"The trainer {plan.TrainerName} failed on {data.Id}: {exception.Message} The log has the details; the champion stays.");
        }

        LifecycleMeters.Fitted(definition.Name, clock.GetElapsedTime(started));
        using var bytes = new MemoryStream(trained.Artifact.ToArray(), writable: false);
        var artifact = await blobs.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        var fitted = new FittedModel
        {
            Format = trained.Format,
            Artifact = artifact,
            CanonicalDigest = trained.CanonicalDigest,
            Architecture = trained.Architecture,
            Figures = trained.Figures,
        };
        return (run with { Fitted = fitted, Cost = plan.CostPerRun }).With(
            RunState.Trained, clock.GetUtcNow(), $"{plan.TrainerName} fitted {trained.Architecture.Pipeline} on {PlainNumber.Count(data.RowCount, "row")} of {data.Id}.");
    }

    private async Task<TrainedModel> TrainAsync(ModelDefinition definition, TrainingPlan plan, DatasetVersion data, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var disposal = scope.ConfigureAwait(false);
        return await plan.CreateTrainer!(scope.ServiceProvider).TrainAsync(
            new TrainingContext
            {
                Model = definition.Name,
                Data = data.Id,
                Schema = data.Schema,
                ReadRows = token => datasets.ReadAsync(data.Id, cancellationToken: token),
                Window = data.TimeRange,
                Seed = plan.Seed,
                Progress = new FitProgress(definition.Name, logger),
            },
            cancellationToken).ConfigureAwait(false);
    }
}
