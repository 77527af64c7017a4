namespace MlOps.Lifecycle.Policies;

/// <summary>What the rule of one action says.</summary>
internal sealed record ActionAnswer(LifecycleAction Action, RuleResult Result);
