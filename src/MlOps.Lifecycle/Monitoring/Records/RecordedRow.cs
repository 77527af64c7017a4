namespace MlOps.Lifecycle.Monitoring;

/// <summary>One row that was shown to a model, and what is known about it by now.</summary>
public sealed record RecordedRow
{
    /// <summary>The row's id, unique within the model; joins prediction and label.</summary>
    public required string Id { get; init; }

    /// <summary>When the row happened, in the domain's time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The version that answered; null when nobody said (monitor-only) or nothing answered.</summary>
    public ModelVersionId? Version { get; init; }

    /// <summary>The answer; null when the row could not be scored.</summary>
    public double? Prediction { get; init; }

    /// <summary>The truth; null while it is unknown.</summary>
    public double? Label { get; init; }

    /// <summary>When the truth arrived, in the domain's time.</summary>
    public DateTimeOffset? LabeledAt { get; init; }
}
