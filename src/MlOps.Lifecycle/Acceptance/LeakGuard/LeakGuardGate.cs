using System.Collections.Immutable;
using System.Globalization;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>Refuses to judge a candidate on rows that it, or the champion, was trained on. Part of every agreement.</summary>
internal sealed class LeakGuardGate : IGate
{
    public string Kind => "leak-guard";

    public ImmutableArray<string> Metrics => [];

    public GateResult Evaluate(Trial trial)
    {
        var first = trial.Candidate.Count == 0 ? (DateTimeOffset?)null : trial.Candidate.Times[0];
        if (first < trial.CandidateTrainedUntil)
            return Result(trial, GateOutcome.Fail, 1, $"The rows to judge begin at {first:yyyy-MM-dd HH:mm}, before the candidate's training rows end ({trial.CandidateTrainedUntil:yyyy-MM-dd HH:mm}): judge on newer rows.");
        if (first < trial.ChampionTrainedUntil)
            return Result(trial, GateOutcome.Fail, 1, $"The rows to judge begin at {first:yyyy-MM-dd HH:mm}, before the champion's training rows end ({trial.ChampionTrainedUntil:yyyy-MM-dd HH:mm}): judge on newer rows.");
        if (trial.RowsSeenInTraining is > 0 and var seen)
            return Result(trial, GateOutcome.Fail, seen, string.Create(CultureInfo.InvariantCulture, $"{seen} of {trial.Candidate.Count} rows to judge were trained on: split the rows again."));
        if (trial.CandidateTrainedUntil is null && trial.RowsSeenInTraining is null)
            return Result(trial, GateOutcome.Inconclusive, double.NaN, "Nobody can tell whether the rows to judge were trained on: give the rows a time or an id.");
        return Result(trial, GateOutcome.Pass, 0, $"None of the {trial.Candidate.Count} rows to judge was trained on.");
    }

    private static GateResult Result(Trial trial, GateOutcome outcome, double observed, string sentence) => new()
    {
        Gate = "no row to judge was trained on",
        Outcome = outcome,
        Observed = observed,
        Required = 0,
        Rows = trial.Candidate.Count,
        Sentence = sentence,
    };
}
