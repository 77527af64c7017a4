namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind FeedBroken = Add(FeedBrokenRule.KindName, _ => new FeedBrokenRule());
}
