namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind RejectedInARow = Add(
        RejectedInARowRule.KindName,
        settings => new RejectedInARowRule(settings.GetSmallCount("Times")));
}
