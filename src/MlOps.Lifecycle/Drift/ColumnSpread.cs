using System.Collections.Immutable;

namespace MlOps.Lifecycle.Drift;

/// <summary>How much one column differs between windows of a reference, as one detector measures it.</summary>
public sealed record ColumnSpread
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The detector.</summary>
    public required string Detector { get; init; }

    /// <summary>The effect of each window against the others; NaN where it could not be measured.</summary>
    public required ImmutableArray<double> Effects { get; init; }

    /// <summary>The effect that a window must exceed to stand out; null when too few windows could be measured.</summary>
    public double? Limit { get; init; }
}
