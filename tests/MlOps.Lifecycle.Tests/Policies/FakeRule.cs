using System.Collections.Immutable;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Tests.Policies;

internal sealed class FakeRule(string kind, Func<Evidence, RuleResult> evaluate) : IRule
{
    public string Kind => kind;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence) => evaluate(evidence);
}
