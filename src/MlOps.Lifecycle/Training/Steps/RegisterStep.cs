using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Training;

/// <summary>Makes the fitted model a version of the registry, with all that made it.</summary>
internal sealed class RegisterStep(IModelRegistry registry, IDatasets datasets, IModelLoader loader, TimeProvider clock) : IRunStep
{
    public RunState From => RunState.Trained;

    public async Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        var plan = definition.Find<TrainingPlan>()!;
        var fitted = run.Fitted!;
        var data = await datasets.GetAsync(run.TrainingData!.Value, cancellationToken).ConfigureAwait(false);
        var champion = await registry.FindAliasAsync(definition.Name, AliasName.Champion, cancellationToken).ConfigureAwait(false);

        // Loading it here proves that the stored bytes can be read back before anybody relies on them.
        using var scorer = await loader.LoadAsync(fitted.Format, fitted.Artifact.Digest, cancellationToken).ConfigureAwait(false);
        var version = await registry.RegisterAsync(
            new ModelRegistration
            {
                Model = definition.Name,
                Format = fitted.Format,
                Artifact = fitted.Artifact,
                CanonicalDigest = fitted.CanonicalDigest,
                Inputs = scorer.Inputs,
                Lineage = new()
                {
                    TrainingData = data.Id,
                    TrainingWindow = data.TimeRange,
                    Code = CodeVersion.FromInformationalVersion(plan.CodeVersion),
                    Trainer = plan.TrainerName,
                    Architecture = fitted.Architecture.Digest,
                    Settings = fitted.Architecture.Settings,
                    Seed = plan.Seed,
                    Parent = champion?.Version,
                    Run = run.Id,
                },
                Metrics = fitted.Figures,
                Actor = run.Actor,
                Reason = run.Reason,
                Key = $"run:{run.Id}",
            },
            cancellationToken).ConfigureAwait(false);
        return (run with { Candidate = version.Id, Champion = champion?.Version }).With(
            RunState.Registered, clock.GetUtcNow(), $"Registered as {version.Id}.");
    }
}
