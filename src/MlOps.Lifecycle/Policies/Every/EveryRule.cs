using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>So much time has passed since the last run ended, or since the champion serves when there was no run.</summary>
internal sealed class EveryRule : IRule
{
    internal const string KindName = "every";
    private readonly TimeSpan _period;

    public EveryRule(TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        _period = period;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var required = $"every {Words.Span(_period)}";
        if (evidence.Runs is not { } runs)
            return RuleResult.Unknown(new(Kind, "runs unknown", required, "It is unknown when the last run ended."));
        var last = runs.IsEmpty ? evidence.ChampionSince : runs.Max(run => run.FinishedAt);
        if (last is not { } since)
            return RuleResult.Holds(new(Kind, "no run yet", required, $"There was no run yet; one is due {required}."));
        var passed = evidence.At - since;
        var reason = new Reason(Kind, $"{Words.Span(passed)} since {Words.Time(since)}", required, $"The last run ended {Words.Time(since)}; one is due {required}.");
        return passed >= _period ? RuleResult.Holds(reason) : RuleResult.Fails(reason) with { NotBefore = Later.Than(since, _period) };
    }
}
