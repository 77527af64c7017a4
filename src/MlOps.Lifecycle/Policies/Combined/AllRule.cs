using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Every part must hold. One that fails settles it; else one that is unknown makes the whole unknown.</summary>
internal sealed class AllRule(ImmutableArray<IRule> parts) : IRule
{
    public string Kind => "all";

    public ImmutableArray<string> Metrics { get; } = CombinedResult.Metrics(parts);

    public TimeSpan Memory { get; } = CombinedResult.Memory(parts);

    public RuleResult Evaluate(Evidence evidence) => CombinedResult.Of(parts, evidence, decisive: RuleOutcome.Fails, otherwise: RuleOutcome.Holds);

    public static AllRule Of(params ReadOnlySpan<IRule> rules) => new(CombinedResult.Flatten<AllRule>(rules, static all => all.Parts));

    private ImmutableArray<IRule> Parts => parts;
}
