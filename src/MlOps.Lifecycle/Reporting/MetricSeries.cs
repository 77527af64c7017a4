using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Reporting;

/// <summary>One metric, window by window.</summary>
public sealed record MetricSeries
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Which way is better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The unit or currency for people; null for a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is the Value lane's metric, in money per day.</summary>
    public bool IsValue { get; init; }

    /// <summary>What it is judged against: the first accepted reference; null while there is none.</summary>
    public double? Reference { get; init; }

    /// <summary>How sure the reference is; null when unknown.</summary>
    public Interval? ReferenceInterval { get; init; }

    /// <summary>The agreed band; null when nothing was agreed.</summary>
    public MetricBand? Band { get; init; }

    /// <summary>The measured windows, oldest first.</summary>
    public required ImmutableArray<MetricPoint> Points { get; init; }
}
