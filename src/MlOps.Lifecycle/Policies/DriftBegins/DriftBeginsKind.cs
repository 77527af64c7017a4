namespace MlOps.Lifecycle.Policies;

internal static partial class BuiltInRules
{
    internal static readonly RuleKind DriftBegins = Add(
        DriftBeginsRule.KindName, settings => new DriftBeginsRule(settings.FindTime("Quiet") ?? DriftBeginsRule.DefaultQuiet));
}
