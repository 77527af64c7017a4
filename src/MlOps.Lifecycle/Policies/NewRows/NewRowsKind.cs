namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind NewRows = Add(NewRowsRule.KindName, settings => new NewRowsRule(settings.GetCount("AtLeast")));
}
