using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>
/// A rule must have held over a stretch of time: on the evidence, and on all earlier evidence back to the first that is at least
/// that old. Three-valued like <c>&amp;</c>: earlier evidence on which it fails settles it; unknown evidence, or a history that
/// does not reach back far enough, leaves it open.
/// </summary>
internal sealed class HeldForRule : IRule
{
    private readonly IRule _rule;
    private readonly TimeSpan _time;

    public HeldForRule(IRule rule, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        _rule = rule;
        _time = time;
    }

    public string Kind => "held-for";

    public ImmutableArray<string> Metrics => _rule.Metrics;

    public TimeSpan Memory => Later.Sum(_time, _rule.Memory);

    public RuleResult Evaluate(Evidence evidence)
    {
        var now = _rule.Evaluate(evidence);
        if (now.Outcome is not RuleOutcome.Holds)
            return now;
        var newest = now.EndIn(evidence);
        var since = newest;
        var isBroken = false;
        foreach (var earlier in EarlierWindows.Of(evidence))
        {
            var result = _rule.Evaluate(earlier);
            if (result.Outcome is RuleOutcome.Fails)
                return NotYet(evidence, newest, since, RuleOutcome.Fails, now);
            var end = result.EndIn(earlier);
            isBroken |= result.Outcome is RuleOutcome.Unknown;
            if (!isBroken && end < since)
                since = end;
            if (newest - end >= _time)
            {
                return isBroken
                    ? NotYet(evidence, newest, since, RuleOutcome.Unknown, now)
                    : now with { Reasons = [Say(newest, since, $"has held for {Words.Span(newest - since)}"), .. now.Reasons] };
            }
        }

        return NotYet(evidence, newest, since, RuleOutcome.Unknown, now);
    }

    private RuleResult NotYet(Evidence evidence, DateTimeOffset newest, DateTimeOffset since, RuleOutcome outcome, RuleResult now)
    {
        var words = outcome is RuleOutcome.Fails
            ? $"has held for {Words.Span(newest - since)} only"
            : $"is known to have held for {Words.Span(newest - since)} only";
        return now with
        {
            Outcome = outcome,
            IsPending = outcome is RuleOutcome.Unknown,
            Reasons = [Say(newest, since, words), .. now.Reasons],
            NotBefore = Later.Than(evidence.At, _time - (newest - since)),
        };
    }

    private Reason Say(DateTimeOffset newest, DateTimeOffset since, string words) => new(
        Kind,
        Words.Span(newest - since),
        Words.Span(_time),
        $"'{_rule.Kind}' {words}, since {Words.Time(since)}; asked for: {Words.Span(_time)}.");
}
