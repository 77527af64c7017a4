using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>What is known about one metric, of quality or of value per day.</summary>
public sealed record QualityEvidence
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Which way is better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The unit for people, for example <c>bikes</c> or <c>USD per day</c>; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>What it is judged against: the first accepted reference, never re-based at a promotion; null while there is none.</summary>
    public double? Reference { get; init; }

    /// <summary>How sure the reference is; null when unknown.</summary>
    public Interval? ReferenceInterval { get; init; }

    /// <summary>The measured value; null when unknown.</summary>
    public double? Current { get; init; }

    /// <summary>How sure the measured value is; null when unknown.</summary>
    public Interval? CurrentInterval { get; init; }

    /// <summary>The window of the measured value; null when evidence was written by hand.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>Whether the labels of the window are in.</summary>
    public bool IsMature { get; init; } = true;

    /// <summary>When an immature window should be mature; null when unknown.</summary>
    public DateTimeOffset? MatureAt { get; init; }

    /// <summary>The agreed band; null when nothing was agreed.</summary>
    public MetricBand? Band { get; init; }

    /// <summary>Whether this is the Value lane's metric (money per day) and not one of quality.</summary>
    public bool IsValue { get; init; }
}
