using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Acceptance;

internal sealed class AgreementBuilder(string name) : IAgreementBuilder
{
    private readonly ImmutableArray<IGate>.Builder _gates = ImmutableArray.CreateBuilder<IGate>();
    private readonly ImmutableArray<MetricBand>.Builder _bands = ImmutableArray.CreateBuilder<MetricBand>();
    private readonly ImmutableArray<Actor>.Builder _signatures = ImmutableArray.CreateBuilder<Actor>();
    private IBaseline? _baseline;
    private DateTimeOffset? _from;
    private DateTimeOffset? _until;

    public IAgreementBuilder Add(IGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        _gates.Add(gate);
        return this;
    }

    public IAgreementBuilder Band(string metric, double tolerated, double replace)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (!double.IsFinite(tolerated) || !double.IsFinite(replace) || tolerated == replace)
            throw new ArgumentException($"The band of '{metric}' in '{name}' needs two different finite values: the worst that is tolerated, and the one beyond which the model must be replaced.", nameof(replace));
        if (_bands.Any(band => band.Metric == metric))
            throw new ArgumentException($"'{metric}' has a band in '{name}' already: keep one.", nameof(metric));
        _bands.Add(new()
        {
            Metric = metric,
            Direction = replace > tolerated ? MetricDirection.LowerIsBetter : MetricDirection.HigherIsBetter,
            Tolerated = tolerated,
            Replace = replace,
        });
        return this;
    }

    public IAgreementBuilder Baseline(IBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        _baseline = baseline;
        return this;
    }

    public IAgreementBuilder SignedBy(Actor actor)
    {
        if (actor.Name.Length == 0)
            throw new ArgumentException($"'{name}' needs a name for its signature.", nameof(actor));
        _signatures.Add(actor);
        return this;
    }

    public IAgreementBuilder InForce(DateTimeOffset? from, DateTimeOffset? until)
    {
        if (until <= from)
            throw new ArgumentException($"'{name}' would end ({until:O}) before it begins ({from:O}).", nameof(until));
        (_from, _until) = (from, until);
        return this;
    }

    public AcceptanceAgreement Build() => _gates.Count == 0 && _bands.Count == 0
        ? throw new ArgumentException($"The agreement '{name}' has no gate and no band, so it agrees on nothing: add at least one, for example AtMost(\"mae\", 50) or NotWorseThanChampion(\"auc\", margin: 0.002).")
        : new()
        {
            Name = name,
            Gates = [new LeakGuardGate(), .. _gates],
            Bands = _bands.ToImmutable(),
            Baseline = _baseline,
            SignedBy = _signatures.ToImmutable(),
            InForceFrom = _from,
            InForceUntil = _until,
        };
}
