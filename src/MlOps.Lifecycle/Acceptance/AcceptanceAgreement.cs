using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>What people agreed on: the gates a candidate must pass and the bands a serving version is judged by. One part of a <see cref="ModelDefinition"/>.</summary>
public sealed record AcceptanceAgreement
{
    /// <summary>The name, for example <c>fraud-acceptance</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The gates, never empty: the leak guard is always among them.</summary>
    public required ImmutableArray<IGate> Gates { get; init; }

    /// <summary>Whether there is a gate besides the leak guard; without one nothing can be accepted, and only the bands count.</summary>
    internal bool CanAccept => Gates.Any(gate => gate is not LeakGuardGate);

    /// <summary>The bands, at most one per metric.</summary>
    public ImmutableArray<MetricBand> Bands { get; init; } = [];

    /// <summary>What version 1 must beat; null when nothing was named.</summary>
    public IBaseline? Baseline { get; init; }

    /// <summary>Who agreed; empty when nobody signed.</summary>
    public ImmutableArray<Actor> SignedBy { get; init; } = [];

    /// <summary>From when it is in force; null for always.</summary>
    public DateTimeOffset? InForceFrom { get; init; }

    /// <summary>Until when it is in force; null for no end.</summary>
    public DateTimeOffset? InForceUntil { get; init; }

    /// <summary>Makes an agreement without a host, for tests of gates and for models added while the process runs.</summary>
    /// <param name="name">The name in records.</param>
    /// <param name="configure">Adds gates, bands, a baseline, signatures. The leak guard is always the first gate.</param>
    /// <exception cref="ArgumentException">There is no name, or neither a gate nor a band, or a band contradicts itself.</exception>
    public static AcceptanceAgreement Create(string name, Action<IAgreementBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new AgreementBuilder(name);
        configure(builder);
        return builder.Build();
    }

    /// <summary>Whether it is in force at a time: nothing is promoted automatically without.</summary>
    /// <param name="instant">The time.</param>
    public bool IsInForce(DateTimeOffset instant) => !(instant < InForceFrom) && !(instant >= InForceUntil);

    /// <summary>The band of a metric, or null.</summary>
    /// <param name="metric">The metric.</param>
    public MetricBand? FindBand(string metric) => Bands.FirstOrDefault(band => band.Metric == metric);
}
