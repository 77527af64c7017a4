namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind Every = Add(EveryRule.KindName, settings => new EveryRule(settings.GetTime("Period")));
}
