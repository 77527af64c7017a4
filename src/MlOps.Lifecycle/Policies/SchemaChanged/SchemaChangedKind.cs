namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind SchemaChanged = Add(
        SchemaChangedRule.KindName, settings => new SchemaChangedRule(settings.FindSwitch("BreakingOnly") ?? true));
}
