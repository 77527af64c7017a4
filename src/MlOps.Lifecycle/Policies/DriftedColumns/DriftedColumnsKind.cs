namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind DriftedColumns = Add(
        DriftedColumnsRule.KindName, settings => new DriftedColumnsRule(settings.FindSmallCount("AtLeast") ?? 1));
}
