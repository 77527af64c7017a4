using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>The last candidate was rejected, or it was promoted so shortly ago that the rows judged are among the first it answered.</summary>
internal sealed class RefitDidNotHelpRule : IRule
{
    private const int FirstWindows = 3;
    private const string Required = "a rejected or just promoted refit";

    public string Kind => "refit-did-not-help";

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        if (evidence.Runs is not { } runs)
            return RuleResult.Unknown(new(Kind, "runs unknown", Required, "It is unknown how the last refit ended."));
        if (runs.OrderByDescending(run => run.FinishedAt).FirstOrDefault(run => run.Outcome is RunOutcome.Promoted or RunOutcome.Rejected) is not { } last)
            return RuleResult.Fails(new(Kind, "no refit", Required, "There was no refit yet."));
        if (last.Outcome is RunOutcome.Rejected)
        {
            return last.FinishedAt <= evidence.ChampionSince
                ? RuleResult.Fails(new(Kind, "another champion", Required, $"The champion serves since {Words.Time(evidence.ChampionSince!.Value)}, later than the last rejection."))
                : RuleResult.Holds(new(Kind, $"rejected {Words.Time(last.FinishedAt)}", Required, $"The last refit was rejected {Words.Time(last.FinishedAt)}."));
        }

        if (evidence is not { Window: { } window, WindowLength: { } length })
            return RuleResult.Unknown(new(Kind, "window unknown", Required, "It is unknown which rows were judged."));
        var isJust = window.Start >= last.FinishedAt && window.End <= last.FinishedAt + (FirstWindows * length);
        var reason = new Reason(Kind, $"promoted {Words.Time(last.FinishedAt)}", Required, $"The last refit was promoted {Words.Time(last.FinishedAt)}, {(isJust ? "just before" : "not just before")} the rows judged.");
        return isJust ? RuleResult.Holds(reason) : RuleResult.Fails(reason);
    }
}
