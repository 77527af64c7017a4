using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

/// <summary>
/// Some metric is worse than agreed, with its whole interval. Metrics with a band are held to it; when nothing was agreed, the
/// value metric and the first metric of quality are held to their first accepted references.
/// </summary>
internal sealed class ConfirmedLossRule : IRule
{
    private const string Required = "worse than agreed";
    private readonly string? _metric;
    private readonly double? _by;
    private readonly bool _replaceOnly;

    public ConfirmedLossRule(string? metric, double? by, bool replaceOnly)
    {
        if (by is { } loss && !(double.IsFinite(loss) && loss >= 0))
            throw new ArgumentOutOfRangeException(nameof(by), by, "A loss is given as how much worse the metric gets: zero or more, in the metric's own unit.");
        _metric = metric;
        _by = by;
        _replaceOnly = replaceOnly;
    }

    public string Kind => "confirmed-loss";

    public ImmutableArray<string> Metrics => _metric is null ? [] : [_metric];

    public RuleResult Evaluate(Evidence evidence)
    {
        var judged = Judged(evidence);
        if (judged.Length == 0)
            return RuleResult.Unknown(new(Kind, "quality unknown", Required, $"Nobody measured {_metric ?? "quality or value"}."));
        IRule[] rules = [.. judged.Select(RuleFor).OfType<IRule>()];
        if (rules.Length > 0)
            return rules.Aggregate(static (left, right) => left | right).Evaluate(evidence);
        if (judged.All(quality => quality.Current is null))
            return RuleResult.Unknown(new(Kind, "no labels", Required, $"No label is in, so {Words.List(judged.Select(quality => quality.Metric))} is not measured."));
        return _replaceOnly
            ? RuleResult.Fails(new(Kind, "no band", "worse than useful", "No band was agreed, so nothing says from where on a refit is not enough."))
            : RuleResult.Unknown(new(Kind, "nothing accepted", Required, $"No band was agreed, and nothing was accepted yet that {Words.List(judged.Select(quality => quality.Metric))} could be compared with."));
    }

    private QualityEvidence[] Judged(Evidence evidence)
    {
        var all = evidence.Quality ?? [];
        if (_metric is not null)
            return [.. all.Where(quality => quality.Metric == _metric)];
        QualityEvidence[] banded = [.. all.Where(quality => quality.Band is not null)];
        if (banded.Length > 0)
            return banded;
        QualityEvidence?[] first = [all.FirstOrDefault(quality => quality.IsValue), all.FirstOrDefault(quality => !quality.IsValue)];
        return [.. first.OfType<QualityEvidence>()];
    }

    private IRule? RuleFor(QualityEvidence quality) =>
        quality.Band is not null ? Rule.SeverityAtLeast(quality.Metric, _replaceOnly ? BandSeverity.Replace : BandSeverity.Update)
        : _replaceOnly || quality.Reference is not { } reference || !double.IsFinite(reference) ? null
        : _by is { } by ? Rule.QualityDrops(quality.Metric, by)
        : reference == 0 ? null
        : Rule.QualityDrops(quality.Metric, RecommendedSettings.DefaultRelativeLoss * Math.Abs(reference));
}
