using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>One part must hold. One that holds settles it; else one that is unknown makes the whole unknown.</summary>
internal sealed class AnyRule(ImmutableArray<IRule> parts) : IRule
{
    public string Kind => "any";

    public ImmutableArray<string> Metrics { get; } = CombinedResult.Metrics(parts);

    public TimeSpan Memory { get; } = CombinedResult.Memory(parts);

    public RuleResult Evaluate(Evidence evidence) => CombinedResult.Of(parts, evidence, decisive: RuleOutcome.Holds, otherwise: RuleOutcome.Fails);

    public static AnyRule Of(params ReadOnlySpan<IRule> rules) => new(CombinedResult.Flatten<AnyRule>(rules, static any => any.Parts));

    private ImmutableArray<IRule> Parts => parts;
}
