using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Money per day over one window.</summary>
public sealed record ValueMeasurement
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The currency for people.</summary>
    public required string Currency { get; init; }

    /// <summary>Which way is better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The window.</summary>
    public required TimeWindow Window { get; init; }

    /// <summary>Money per day; NaN when the rows do not allow it.</summary>
    public required double PerDay { get; init; }

    /// <summary>How sure that is (block bootstrap); null with too few rows.</summary>
    public Interval? Interval { get; init; }
}
