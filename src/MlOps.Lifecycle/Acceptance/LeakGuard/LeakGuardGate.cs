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
        if (trial.Candidate.Count == 0)
            return Result(trial, GateOutcome.Inconclusive, double.NaN, "There is no row to judge.");
        var first = trial.Candidate.Times[0];
        if (first < trial.CandidateTrainedUntil)
            return Result(trial, GateOutcome.Fail, Before(trial, trial.CandidateTrainedUntil), Overlap(first, "candidate", trial.CandidateTrainedUntil));
        if (first < trial.ChampionTrainedUntil)
            return Result(trial, GateOutcome.Fail, Before(trial, trial.ChampionTrainedUntil), Overlap(first, "champion", trial.ChampionTrainedUntil));
        if (trial.RowsSeenInTraining is > 0 and var seen)
            return Result(trial, GateOutcome.Fail, seen, string.Create(CultureInfo.InvariantCulture, $"{seen} of the {trial.Candidate.Count} rows to judge were trained on: split the rows again."));
        if (trial.CandidateTrainedUntil is null && trial.RowsSeenInTraining is null)
            return Result(trial, GateOutcome.Inconclusive, double.NaN, "Nobody can tell whether the rows to judge were trained on: give the rows a time or an id.");
        var unknown = trial.Champion is not null && trial.ChampionTrainedUntil is null ? " by the candidate; until when the champion was trained is unknown" : "";
        return Result(trial, GateOutcome.Pass, 0, $"None of the {trial.Candidate.Count} rows to judge was trained on{unknown}.");
    }

    private static int Before(Trial trial, DateTimeOffset? end) => trial.Candidate.Times.Count(time => time < end);

    private static string Overlap(DateTimeOffset first, string whose, DateTimeOffset? end) => string.Create(
        CultureInfo.InvariantCulture,
        $"The rows to judge begin at {first.UtcDateTime:yyyy-MM-dd HH:mm} UTC, before the {whose}'s training rows end ({end?.UtcDateTime:yyyy-MM-dd HH:mm} UTC): judge on newer rows.");

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
