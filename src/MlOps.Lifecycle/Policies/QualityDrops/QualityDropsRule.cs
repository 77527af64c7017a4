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
        var observed = InWords(loss, interval);
        // A limit of the interval that equals the amount but for rounding is on it, not beyond.
        var rounding = RelativeRounding * (Math.Abs(current) + Math.Abs(standard.Value));
        var measured = $"{JudgedQuality.Measured(quality)} against {standard.Words}: {observed}";
        return interval.Lower - _by > rounding ? RuleResult.Holds(new(Kind, observed, Required, $"{measured}, more than {PlainNumber.Of(_by)}."))
            : _by - interval.Upper > rounding ? RuleResult.Fails(new(Kind, observed, Required, $"{measured}, {(interval.Upper <= 0 ? "not worse" : $"less than {PlainNumber.Of(_by)}{(interval.Lower < 0 ? " worse" : "")}")}."))
            : JudgedQuality.Open(
                evidence,
                new(Kind, observed, Required, $"{measured}, not shown to be worse by more than {PlainNumber.Of(_by)}."),
                isSuspected: loss - _by > rounding);
    }

    /// <summary>A gain is no negative loss for people: <c>better by 4 (9 better to 1 worse)</c>.</summary>
    private static string InWords(double loss, Interval interval)
    {
        var (word, size) = loss < 0 ? ("better", -loss) : ("worse", loss);
        var range = interval.Lower >= 0 ? $"{PlainNumber.Of(interval.Lower)} to {PlainNumber.Of(interval.Upper)}"
            : interval.Upper <= 0 ? $"{PlainNumber.Of(-interval.Upper)} to {PlainNumber.Of(-interval.Lower)}"
            : $"{PlainNumber.Of(-interval.Lower)} better to {PlainNumber.Of(interval.Upper)} worse";
        return $"{word} by {PlainNumber.Of(size)} ({range})";
    }
}
