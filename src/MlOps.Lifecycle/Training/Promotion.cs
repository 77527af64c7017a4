namespace MlOps.Lifecycle.Training;

/// <summary>A promotion that is asked for.</summary>
public sealed record Promotion
{
    /// <summary>The run in its last state, <see cref="RunState.Promoted"/>.</summary>
    public required TrainingRun Run { get; init; }

    /// <summary>The alias that the candidate shall hold.</summary>
    public required AliasName Alias { get; init; }

    /// <summary>The version that must still hold the alias; null when it must be free.</summary>
    public required ModelVersionId? ExpectedHolder { get; init; }

    /// <summary>Who promotes.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for the alias's history.</summary>
    public required string Reason { get; init; }
}
