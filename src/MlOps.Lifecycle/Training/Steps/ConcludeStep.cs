using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>Turns the gates' answers into the end of the run: promoted or rejected, or handed to people when the architecture changed.</summary>
internal sealed class ConcludeStep(IModelRegistry registry, TimeProvider clock) : IRunStep
{
    public RunState From => RunState.Evaluated;

    public async Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken)
    {
        if (run.Champion is { } holder)
        {
            var candidate = await registry.GetAsync(run.Candidate!.Value, cancellationToken).ConfigureAwait(false);
            var champion = await registry.GetAsync(holder, cancellationToken).ConfigureAwait(false);
            if (champion.Lineage.Architecture.Hex.Length > 0 && champion.Lineage.Architecture != candidate.Lineage.Architecture)
            {
                return run.With(
                    RunState.Escalated,
                    clock.GetUtcNow(),
                    $"{candidate.Id} has another architecture or other pinned settings than {champion.Id}: that is redevelopment, which people decide. Its gates said: {run.Verdict!.Sentence} Promote it by hand with MoveAliasAsync.");
            }
        }

        if (run.Verdict!.Outcome is not GateOutcome.Pass)
            await RecordAsync(run, cancellationToken).ConfigureAwait(false);
        return run.Verdict.Outcome switch
        {
            GateOutcome.Pass => run.With(RunState.Promoted, clock.GetUtcNow(), $"{run.Candidate} replaces {run.Champion?.ToString() ?? "nothing"}: {run.Verdict.Sentence}"),
            GateOutcome.Inconclusive => run.With(RunState.Rejected, clock.GetUtcNow(), $"{run.Candidate} was not accepted, and it is open whether it is worse: {run.Verdict.Sentence}"),
            _ => run.With(RunState.Rejected, clock.GetUtcNow(), $"{run.Candidate} was rejected: {run.Verdict.Sentence}"),
        };
    }

    /// <summary>What the gates found stands on the version too; the promotion records it for one that passed. A step that is repeated finds it there.</summary>
    private async Task RecordAsync(TrainingRun run, CancellationToken cancellationToken)
    {
        var verdict = new ModelVerdict
        {
            Version = run.Candidate!.Value,
            Outcome = run.Verdict!.Outcome is GateOutcome.Fail ? VerdictOutcome.Rejected : VerdictOutcome.Inconclusive,
            Actor = run.Actor,
            Reason = run.Verdict.Sentence,
        };
        var known = await registry.ListVerdictsAsync(verdict.Version, cancellationToken).ConfigureAwait(false);
        if (!known.Any(other => other.Outcome == verdict.Outcome && other.Reason == verdict.Reason))
            await registry.RecordVerdictAsync(verdict, cancellationToken).ConfigureAwait(false);
    }
}
