using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>So many candidates were rejected since the champion began to serve: fitting again does not help.</summary>
internal sealed class RejectedInARowRule : IRule
{
    internal const string KindName = "rejected-in-a-row";
    private readonly int _times;

    public RejectedInARowRule(int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _times = times;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var required = $"{_times} in a row";
        if (evidence.Runs is not { } runs)
            return RuleResult.Unknown(new(Kind, "runs unknown", required, "It is unknown how the last runs ended."));
        var rejected = runs
            .OrderByDescending(run => run.FinishedAt)
            .TakeWhile(run => run.Outcome is not RunOutcome.Promoted && !(run.FinishedAt <= evidence.ChampionSince))
            .Count(run => run.Outcome is RunOutcome.Rejected);
        var reason = new Reason(
            Kind,
            $"{rejected} in a row",
            required,
            $"{(rejected == 0 ? "No candidate was" : rejected == 1 ? "1 candidate was" : $"{rejected} candidates in a row were")} rejected since the champion serves; asked for: {required}.");
        return rejected >= _times ? RuleResult.Holds(reason) : RuleResult.Fails(reason);
    }
}
