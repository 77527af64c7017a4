using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MlOps.Lifecycle.Training;

/// <summary>Takes a run from where it is to its end, keeping every step. A stopped run is continued by the next caller.</summary>
internal sealed class RunExecutor(
    IEnumerable<IRunStep> steps,
    IRunStore store,
    AliasFollowers followers,
    LifecycleEnvironment environment,
    TimeProvider clock,
    ILogger<RunExecutor> logger)
{
    private readonly FrozenDictionary<RunState, IRunStep> _steps = steps.ToFrozenDictionary(step => step.From);

    public async Task<TrainingRun> ContinueAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        if (!run.IsEnded && definition.Find<TrainingPlan>()?.IsComplete is not true)
        {
            return await KeepAsync(
                run.State,
                run.With(RunState.Failed, clock.GetUtcNow(), $"Model '{definition.Name}' is not trained here any more: the run cannot go on. Add TrainWith(...) and TrainOn(...) again, or leave it to others."),
                cancellationToken).ConfigureAwait(false);
        }

        while (!run.IsEnded)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = await StepAsync(definition, run, cancellationToken).ConfigureAwait(false);
            var kept = next.State is RunState.Promoted
                ? await PromoteAsync(definition, next, cancellationToken).ConfigureAwait(false)
                : await KeepAsync(run.State, next, cancellationToken).ConfigureAwait(false);
            Log.RunMoved(logger, kept.Model.Value, kept.Id, kept.State, kept.Steps[^1].Sentence);
            run = kept;
        }

        return run;
    }

    private async Task<TrainingRun> StepAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await _steps[run.State].RunAsync(definition, run, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (LifecycleException exception)
        {
            // A run always ends: what cannot be done is its outcome. A store that fails refuses to keep it, and then the exception escapes.
            return run.With(RunState.Failed, clock.GetUtcNow(), exception.Message);
        }
#pragma warning disable CA1031 // Whatever a step throws must not keep the run open for ever: every later tick would fail on it and nothing would be watched.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.StepFailed(logger, definition.Name.Value, run.Id, exception);
            return run.With(RunState.Failed, clock.GetUtcNow(), $"The step after {run.State} failed with {exception.GetType().Name}: {exception.Message} The log has the details; the champion stays.");
        }
    }

    /// <summary>Keeps the next state; when another host was faster, its state counts.</summary>
    private async Task<TrainingRun> KeepAsync(RunState expected, TrainingRun next, CancellationToken cancellationToken) =>
        await store.AdvanceRunAsync(environment.Name, expected, next, cancellationToken).ConfigureAwait(false)
            ? next
            : await store.FindRunAsync(environment.Name, next.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new UnreachableException($"Run {next.Id} was advanced by somebody else and is gone.");

    private async Task<TrainingRun> PromoteAsync(ModelDefinition definition, TrainingRun promoted, CancellationToken cancellationToken)
    {
        var result = await store.PromoteAsync(
            environment.Name,
            new Promotion
            {
                Run = promoted,
                Alias = AliasName.Champion,
                ExpectedHolder = promoted.Champion,
                Actor = promoted.Actor,
                Reason = promoted.Steps[^1].Sentence,
            },
            cancellationToken).ConfigureAwait(false);
        LifecycleMeters.Promoted(definition.Name, result.Promoted);
        if (result.Promoted)
        {
            await followers.FollowAsync(definition.Name, cancellationToken).ConfigureAwait(false);
            return promoted;
        }

        var rejected = (promoted with { Steps = promoted.Steps[..^1] }).With(
            RunState.Rejected, clock.GetUtcNow(), $"{promoted.Candidate} was not promoted: the alias holds {result.Holder?.ToString() ?? "nothing"} now, and the candidate was compared with {promoted.Champion?.ToString() ?? "no champion"}. A new run compares with the new holder.");
        return await KeepAsync(RunState.Evaluated, rejected, cancellationToken).ConfigureAwait(false);
    }
}
