using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>One window of one model: what was predicted, what is known about it, what did not flow.</summary>
public sealed record WindowReport
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The window.</summary>
    public required TimeWindow Window { get; init; }

    /// <summary>The versions that answered in the window, most rows first; empty when none did or nobody said.</summary>
    public ImmutableArray<ModelVersionId> Versions { get; init; } = [];

    /// <summary>Rows that arrived, with or without a prediction.</summary>
    public long RecordedRows { get; init; }

    /// <summary>How many rows windows like this one had before (the median); null when there are too few to tell.</summary>
    public long? UsualRows { get; init; }

    /// <summary>Scheduled scorings whose time and grace have passed; null without a schedule.</summary>
    public int? ScoringsDue { get; init; }

    /// <summary>Those of them that happened; null without a schedule.</summary>
    public int? ScoringsDone { get; init; }

    /// <summary>Rows with a prediction.</summary>
    public required long PredictedRows { get; init; }

    /// <summary>Rows with a prediction and a label.</summary>
    public required long LabeledRows { get; init; }

    /// <summary>The time from a row to its label, for half of the labeled rows at most; null without labels.</summary>
    public TimeSpan? MedianLabelDelay { get; init; }

    /// <summary>Whether enough labels are in for the window to be judged; never without a prediction.</summary>
    public required bool IsMature { get; init; }

    /// <summary>When the window should be mature: its end plus the time within which labels arrive; null when no one said how long labels take.</summary>
    public DateTimeOffset? MatureAt { get; init; }

    /// <summary>Every metric of quality over the rows with labels; empty without labels.</summary>
    public ImmutableArray<QualityMeasurement> Quality { get; init; } = [];

    /// <summary>Money per day; null without a value metric or without labels.</summary>
    public ValueMeasurement? Value { get; init; }

    /// <summary>What did not flow.</summary>
    public ImmutableArray<FlowFinding> Flow { get; init; } = [];
}
