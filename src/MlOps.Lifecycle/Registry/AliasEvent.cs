namespace MlOps.Lifecycle.Registry;

/// <summary>One move of an alias: immutable, numbered without gaps.</summary>
public sealed record AliasEvent
{
    /// <summary>The alias.</summary>
    public required AliasName Alias { get; init; }

    /// <summary>The revision that this move made, counted from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The version that left; null for the first move.</summary>
    public ModelVersionId? From { get; init; }

    /// <summary>The version that came.</summary>
    public required ModelVersionId To { get; init; }

    /// <summary>When, by the store's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who moved it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }
}
