namespace MlOps.Lifecycle.Monitoring;

/// <summary>What answers are worth, in money: the number of the Value lane.</summary>
/// <remarks>Immutable and thread-safe as long as <see cref="Compute"/> is.</remarks>
public sealed record ValueMetric
{
    /// <summary>The name, for example <c>cost-of-errors</c>; also usable in rules, gates and bands, where it is money per day.</summary>
    public required string Name { get; init; }

    /// <summary>The currency for people, for example <c>EUR</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether more is better (a gain) or less is better (a cost).</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The money that the rows together gained or cost; the library divides by the days they cover.</summary>
    public required MetricFunction Compute { get; init; }
}
