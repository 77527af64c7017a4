using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>What one detector found about one column. Value and judgment are separate members; nothing is rounded.</summary>
public sealed record DriftFinding
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The role of the column in its table.</summary>
    public ColumnRole Role { get; init; } = ColumnRole.Feature;

    /// <summary>The name under which the detector was added, for example <c>kolmogorov-smirnov</c>.</summary>
    public required string Detector { get; init; }

    /// <summary>The test or rule that ran, in full, for example <c>two-sample Kolmogorov-Smirnov, exact p</c>.</summary>
    public required string Test { get; init; }

    /// <summary>The judgment.</summary>
    public required DriftVerdict Verdict { get; init; }

    /// <summary>The name of the effect size, for example <c>D</c>, <c>PSI</c> or <c>Cramér's V</c>.</summary>
    public required string EffectName { get; init; }

    /// <summary>How big the change is; NaN when it could not be computed.</summary>
    public required double Effect { get; init; }

    /// <summary>The largest value that the effect can have, for example 1 for D; null when there is none.</summary>
    public double? EffectMaximum { get; init; }

    /// <summary>How sure the effect is; null where no interval could be computed.</summary>
    public Interval? EffectInterval { get; init; }

    /// <summary>The effect from which a change matters in practice: the threshold that was used.</summary>
    public required double PracticalMinimum { get; init; }

    /// <summary>The test statistic, in the test's own scale; null when no test ran.</summary>
    public double? Statistic { get; init; }

    /// <summary>The p-value under independent rows; a detail, never the verdict; null when no test ran.</summary>
    public double? PValue { get; init; }

    /// <summary>Rows of the reference that were used; missing values are counted apart.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Rows of the current data that were used.</summary>
    public required long CurrentRows { get; init; }

    /// <summary>The effect that a window must exceed to stand out from windows of the reference; null when the reference was not cut into windows, or into too few.</summary>
    public double? WindowLimit { get; init; }

    /// <summary>Windows of the reference behind <see cref="WindowLimit"/>; null when the reference was not cut into windows.</summary>
    public int? ReferenceWindows { get; init; }

    /// <summary>What moved, short and without judgment, for example <c>median 41.2 → 63.8</c>; null when nothing could be compared.</summary>
    public string? Change { get; init; }

    /// <summary>The finding for a busy person: what changed, by how much, and how sure that is.</summary>
    public required string Sentence { get; init; }
}
