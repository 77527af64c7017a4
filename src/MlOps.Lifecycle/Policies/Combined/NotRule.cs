using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>The opposite of a rule, for the same reasons.</summary>
internal sealed class NotRule : IRule
{
    private readonly IRule _rule;

    public NotRule(IRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
    }

    public string Kind => "not";

    public ImmutableArray<string> Metrics => _rule.Metrics;

    public TimeSpan Memory => _rule.Memory;

    public RuleResult Evaluate(Evidence evidence)
    {
        var result = _rule.Evaluate(evidence);
        return result with
        {
            Outcome = result.Outcome switch
            {
                RuleOutcome.Holds => RuleOutcome.Fails,
                RuleOutcome.Fails => RuleOutcome.Holds,
                _ => RuleOutcome.Unknown,
            },
        };
    }
}
