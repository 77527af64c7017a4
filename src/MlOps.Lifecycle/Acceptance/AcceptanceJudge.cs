using System.Collections.Immutable;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>Asks every gate of an agreement about one trial.</summary>
/// <remarks>Pure and thread-safe: the same trial gives the same verdict.</remarks>
public static class AcceptanceJudge
{
    /// <summary>Judges.</summary>
    /// <param name="agreement">What people agreed on.</param>
    /// <param name="trial">The candidate's answers, the champion's and the baseline's on the same rows.</param>
    /// <returns>Pass when every gate passes, Fail when one fails, else Inconclusive. A gate that throws is Inconclusive and says so.</returns>
    public static AcceptanceVerdict Judge(AcceptanceAgreement agreement, Trial trial)
    {
        if (!agreement.CanAccept)
        {
            return new()
            {
                Agreement = agreement.Name,
                Outcome = GateOutcome.Fail,
                Gates = [],
                Sentence = $"The agreement '{agreement.Name}' has no gate, so nothing can be accepted by it.",
            };
        }

        ImmutableArray<GateResult> results = [.. agreement.Gates.Select(gate => Ask(gate, trial))];
        var outcome = results.Any(result => result.Outcome is GateOutcome.Fail) ? GateOutcome.Fail
            : results.All(result => result.Outcome is GateOutcome.Pass) ? GateOutcome.Pass
            : GateOutcome.Inconclusive;
        var telling = results.Where(result => outcome is GateOutcome.Pass || result.Outcome == outcome).Select(result => result.Sentence);
        return new()
        {
            Agreement = agreement.Name,
            Outcome = outcome,
            Gates = results,
            Sentence = string.Join(" ", telling),
        };
    }

    private static GateResult Ask(IGate gate, Trial trial)
    {
        try
        {
            return gate.Evaluate(trial);
        }
#pragma warning disable CA1031 // A gate may be the user's code: what it throws is an answer that could not be given, and it stands in the verdict.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new()
            {
                Gate = gate.Kind,
                Outcome = GateOutcome.Inconclusive,
                Observed = double.NaN,
                Required = double.NaN,
                Rows = trial.Candidate.Count,
                Sentence = $"The gate '{gate.Kind}' failed: {exception.Message} Correct the gate.",
            };
        }
    }
}
