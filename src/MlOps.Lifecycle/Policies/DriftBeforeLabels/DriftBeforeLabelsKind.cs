namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind DriftBeforeLabels = Add(DriftBeforeLabelsRule.KindName, _ => new DriftBeforeLabelsRule());
}
