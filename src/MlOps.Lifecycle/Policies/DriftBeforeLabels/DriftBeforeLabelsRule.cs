using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Columns drifted in two windows in a row, and labels come too late to wait for them.</summary>
internal sealed class DriftBeforeLabelsRule : IRule
{
    internal const string KindName = "drift-before-labels";
    private const string Required = "drift, and labels later than agreed";

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    /// <summary>Two windows, of up to a month each.</summary>
    public TimeSpan Memory => TimeSpan.FromDays(62);

    public RuleResult Evaluate(Evidence evidence)
    {
        if (evidence.LabelDelay is not { } delay)
            return RuleResult.Unknown(new(Kind, "label delay unknown", Required, "Nobody said how long labels take."));
        if (evidence.LabelHorizon is not { } horizon)
            return RuleResult.Fails(new(Kind, "no horizon agreed", Required, "Nobody agreed on a longest wait for labels, so drift alone is not acted on."));
        var late = delay == TimeSpan.MaxValue ? "Labels never come" : $"Labels take {Words.Span(delay)}";
        if (delay <= horizon)
            return RuleResult.Fails(new(Kind, Words.Span(delay), Required, $"{late}; up to {Words.Span(horizon)} are waited for."));
        if (evidence.Drift is null)
            return RuleResult.Unknown(new(Kind, "drift unknown", Required, "Nothing was compared, so drift is unknown."));
        var confirmed = ConfirmedDrift.Columns(ConfirmedDrift.Looks(evidence));
        return confirmed.Length == 0
            ? RuleResult.Fails(new(Kind, "none", Required, "No column drifted in two windows in a row."))
            : RuleResult.Holds(new(
                Kind,
                Words.List(confirmed),
                Required,
                $"{late}, longer than the agreed {Words.Span(horizon)}, and {Words.List(confirmed)} drifted in two windows in a row.")) with
            {
                Columns = [.. confirmed],
            };
    }
}
