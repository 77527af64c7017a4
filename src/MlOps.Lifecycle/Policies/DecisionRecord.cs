namespace MlOps.Lifecycle.Policies;

/// <summary>A decision with the evidence it rests on, as it is kept.</summary>
/// <remarks>The JSON form (<see cref="DecisionRecordJson"/>) carries the versions of evidence and decision and reads back equal.</remarks>
public sealed record DecisionRecord
{
    /// <summary>Makes looking twice act once: the same key finds the same record.</summary>
    public required string Key { get; init; }

    /// <summary>What was known; kept without history, which is the records before.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What was decided.</summary>
    public required Decision Decision { get; init; }
}
