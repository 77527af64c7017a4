using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>A metric lies outside its agreed band, with its whole interval.</summary>
internal sealed class SeverityAtLeastRule : IRule
{
    internal const string KindName = "severity-at-least";
    private readonly string _metric;
    private readonly BandSeverity _severity;

    public SeverityAtLeastRule(string metric, BandSeverity severity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (severity is not (BandSeverity.Update or BandSeverity.Replace))
            throw new ArgumentOutOfRangeException(nameof(severity), severity, "Ask for Update (worse than tolerated) or Replace (worse than useful).");
        _metric = metric;
        _severity = severity;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [_metric];

    private string Required => _severity is BandSeverity.Update ? "worse than tolerated" : "worse than useful";

    public RuleResult Evaluate(Evidence evidence) => JudgedQuality.Judge(evidence, _metric, Kind, Required, (quality, current, interval) => Judge(evidence, quality, current, interval));

    private RuleResult Judge(Evidence evidence, QualityEvidence quality, double current, Interval interval)
    {
        if (quality.Band is not { } band)
            return RuleResult.Unknown(new(Kind, JudgedQuality.Measured(quality), Required, $"No band was agreed for {_metric}."));
        var limit = _severity is BandSeverity.Update ? band.Tolerated : band.Replace;
        var lowerIsBetter = band.Direction is MetricDirection.LowerIsBetter;
        var (best, worst) = lowerIsBetter ? (interval.Lower, interval.Upper) : (interval.Upper, interval.Lower);
        var measured = JudgedQuality.Measured(quality);
        var agreed = $"{(_severity is BandSeverity.Update ? "tolerated is" : "useful is")} {(lowerIsBetter ? "at most" : "at least")} {PlainNumber.Of(limit)}";
        return IsWorse(best) ? RuleResult.Holds(new(Kind, measured, Required, $"{measured} is {Required}: {agreed}."))
            : !IsWorse(worst) ? RuleResult.Fails(new(Kind, measured, Required, $"{measured} is not {Required}: {agreed}."))
            : JudgedQuality.Open(
                evidence,
                new(Kind, measured, Required, $"{measured} is not shown to be {Required}: the interval contains the limit, {agreed}."),
                isSuspected: IsWorse(current));

        bool IsWorse(double value) => lowerIsBetter ? value > limit : value < limit;
    }
}
