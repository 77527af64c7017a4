namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind QualityDrops = Add(
        QualityDropsRule.KindName, settings => new QualityDropsRule(settings.GetText("Metric"), settings.GetNumber("By")));
}
