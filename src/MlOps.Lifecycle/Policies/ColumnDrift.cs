using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Policies;

/// <summary>What is known about the drift of one column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Verdict">The strongest verdict of its detectors.</param>
public sealed record ColumnDrift(string Column, DriftVerdict Verdict)
{
    /// <summary>What the column is for.</summary>
    public ColumnRole Role { get; init; } = ColumnRole.Feature;

    /// <summary>The detector behind the verdict; null when evidence was written by hand.</summary>
    public string? Detector { get; init; }

    /// <summary>How big the change is; null when unknown.</summary>
    public double? Effect { get; init; }

    /// <summary>The effect that matters in practice; null when unknown.</summary>
    public double? PracticalMinimum { get; init; }

    /// <summary>The finding for people; null when evidence was written by hand.</summary>
    public string? Sentence { get; init; }
}
