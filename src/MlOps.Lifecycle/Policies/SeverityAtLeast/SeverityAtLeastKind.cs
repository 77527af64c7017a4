using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind SeverityAtLeast = Add(
        SeverityAtLeastRule.KindName,
        settings => new SeverityAtLeastRule(settings.GetText("Metric"), settings.FindChoice<BandSeverity>("Severity") ?? BandSeverity.Update));
}
