namespace MlOps.Lifecycle.Monitoring;

/// <summary>A metric of quality: its name and direction are known before anything is measured, so that a rule or gate that names an unknown metric is found at start.</summary>
/// <remarks>Immutable and thread-safe as long as <see cref="Compute"/> is.</remarks>
public sealed record QualityMetric
{
    /// <summary>The name in rules, gates and reports, for example <c>mae</c>; lower case by convention, compared by ordinal.</summary>
    public required string Name { get; init; }

    /// <summary>Which way is better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>Computes the metric from labels and predictions of the same rows; pure. NaN when the rows do not allow it (one class only, no row).</summary>
    public required MetricFunction Compute { get; init; }

    /// <summary>The unit for people, for example <c>bikes</c> or <c>EUR</c>; null for a plain number.</summary>
    public string? Unit { get; init; }
}
