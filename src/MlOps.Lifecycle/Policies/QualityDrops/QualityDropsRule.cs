using System.Collections.Immutable;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>A metric got worse than the first accepted reference by more than an amount, and the interval of the loss says that it is no chance.</summary>
internal sealed class QualityDropsRule : IRule
{
    internal const string KindName = "quality-drops";
    private const double RelativeRounding = 1e-12;
    private readonly string _metric;
    private readonly double _by;

    public QualityDropsRule(string metric, double by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (!double.IsFinite(by) || by < 0)
            throw new ArgumentOutOfRangeException(nameof(by), by, "A drop is given as how much worse the metric gets: zero or more, in the metric's own unit.");
        _metric = metric;
        _by = by;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [_metric];

    private string Required => $"worse by more than {PlainNumber.Of(_by)}";

    public RuleResult Evaluate(Evidence evidence) => JudgedQuality.Judge(evidence, _metric, Kind, Required, (quality, current, interval) => Judge(evidence, quality, current, interval));

    private RuleResult Judge(Evidence evidence, QualityEvidence quality, double current, Interval currentInterval)
    {
        if (JudgedQuality.Standard(quality) is not { } standard)
            return RuleResult.Unknown(new(Kind, JudgedQuality.Measured(quality), Required, $"Nothing was accepted yet that {_metric} could be compared with."));
        var (loss, interval) = Losses.Of(quality.Direction, current, currentInterval, standard.Value, quality.Reference is null ? null : quality.ReferenceInterval);
        var observed = $"worse by {PlainNumber.Of(loss)} ({PlainNumber.Of(interval.Lower)} to {PlainNumber.Of(interval.Upper)})";
        // A limit of the interval that equals the amount but for rounding is on it, not beyond.
        var rounding = RelativeRounding * (Math.Abs(current) + Math.Abs(standard.Value));
        var measured = $"{JudgedQuality.Measured(quality)} against {standard.Words}: {observed}";
        return interval.Lower - _by > rounding ? RuleResult.Holds(new(Kind, observed, Required, $"{measured}, more than {PlainNumber.Of(_by)}."))
            : _by - interval.Upper > rounding ? RuleResult.Fails(new(Kind, observed, Required, $"{measured}, less than {PlainNumber.Of(_by)}."))
            : JudgedQuality.Open(
                evidence,
                new(Kind, observed, Required, $"{measured}: the interval contains {PlainNumber.Of(_by)}, so that much worse is not shown."),
                isSuspected: loss - _by > rounding);
    }
}
