using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>One metric over one window, with its uncertainty.</summary>
public sealed record QualityMeasurement
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>Which way is better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The unit for people; null for a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>The window of time the predictions belong to.</summary>
    public required TimeWindow Window { get; init; }

    /// <summary>The measured value; NaN when the rows do not allow one.</summary>
    public required double Value { get; init; }

    /// <summary>How sure the value is (block bootstrap, because rows are ordered in time); null with too few rows.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Rows with prediction and label.</summary>
    public required long LabeledRows { get; init; }

    /// <summary>Predictions in the window, with or without a label yet.</summary>
    public required long PredictedRows { get; init; }

    /// <summary>Whether enough labels are in for the window to be judged; an immature window means waiting.</summary>
    public required bool IsMature { get; init; }
}
