using System.Diagnostics.CodeAnalysis;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>What every backend checks before it writes a run, in the same words. For backends.</summary>
[Experimental("MLOPS001")]
public static class RunRules
{
    /// <summary>Checks a run that shall start.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="ArgumentException">It has no key or is beyond <see cref="RunState.Triggered"/>.</exception>
    public static void CheckStart(TrainingRun run)
    {
        if (string.IsNullOrEmpty(run.Key))
            throw new ArgumentException($"Run {run.Id} of model '{run.Model}' has no key: give it one, so that its trigger acts once.", nameof(run));
        if (run.State is not RunState.Triggered)
            throw new ArgumentException($"Run {run.Id} of model '{run.Model}' cannot start as {run.State}: a run starts as {RunState.Triggered}.", nameof(run));
    }

    /// <summary>Checks the next record of a run, before the stored one is known.</summary>
    /// <param name="next">The next record.</param>
    /// <exception cref="ArgumentException">It is <see cref="RunState.Promoted"/>, which only a promotion reaches.</exception>
    public static void CheckAdvance(TrainingRun next)
    {
        if (next.State is RunState.Promoted)
            throw new ArgumentException($"Run {next.Id} of model '{next.Model}' can be {RunState.Promoted} only by {nameof(IRunStore.PromoteAsync)}, which moves the alias too.", nameof(next));
    }

    /// <summary>Checks that a record continues the stored one.</summary>
    /// <param name="stored">The record as it is stored.</param>
    /// <param name="next">The next record.</param>
    /// <exception cref="LifecycleException">It is about another run, or drops or changes steps.</exception>
    public static void CheckFollows(TrainingRun stored, TrainingRun next)
    {
        if (!next.Follows(stored))
        {
            throw new LifecycleException(
                $"Run {stored.Id} of model '{stored.Model}' has {stored.Steps.Length} stored steps and cannot be replaced by a record of {next.Steps.Length} that does not continue them: read the run again and continue from there.");
        }
    }

    /// <summary>Checks a promotion before anything is known.</summary>
    /// <param name="promotion">The promotion.</param>
    /// <returns>The candidate.</returns>
    /// <exception cref="ArgumentException">The run is not in its last state, or has no candidate of its own model.</exception>
    public static ModelVersionId CheckPromotion(Promotion promotion)
    {
        var run = promotion.Run;
        if (run.State is not RunState.Promoted)
            throw new ArgumentException($"Run {run.Id} is {run.State}: hand in its last record, {RunState.Promoted}.", nameof(promotion));
        if (run.Candidate is not { } candidate)
            throw new ArgumentException($"Run {run.Id} has no candidate to promote.", nameof(promotion));
        return candidate.Model == run.Model
            ? candidate
            : throw new ArgumentException($"Run {run.Id} of model '{run.Model}' has the candidate {candidate} of another model.", nameof(promotion));
    }

    /// <summary>The move that a promotion makes.</summary>
    /// <param name="promotion">The promotion.</param>
    public static AliasMove MoveOf(Promotion promotion) =>
        new() { Alias = promotion.Alias, To = CheckPromotion(promotion), Actor = promotion.Actor, Reason = promotion.Reason };

    /// <summary>The verdict that a promotion records: the gates' own words where they spoke.</summary>
    /// <param name="promotion">The promotion.</param>
    public static ModelVerdict VerdictOf(Promotion promotion) => new()
    {
        Version = CheckPromotion(promotion),
        Outcome = VerdictOutcome.Accepted,
        Actor = promotion.Actor,
        Reason = promotion.Run.Verdict?.Sentence ?? promotion.Reason,
    };

    /// <summary>The error for a run that does not exist.</summary>
    /// <param name="environment">Where it was looked for.</param>
    /// <param name="id">The run.</param>
    public static LifecycleException NotFound(EnvironmentName environment, RunId id) =>
        new($"There is no run {id} in environment '{environment}': start it first, or check MlOps:Environment.");

    /// <summary>The error for an id that another run has.</summary>
    /// <param name="id">The run.</param>
    public static LifecycleException IdTaken(RunId id) =>
        new($"Run {id} exists with another key or model: take a fresh id for every run.");
}
