namespace MlOps.Lifecycle.Registry;

/// <summary>A move of an alias that is asked for.</summary>
public sealed record AliasMove
{
    /// <summary>The alias.</summary>
    public required AliasName Alias { get; init; }

    /// <summary>The version that shall hold it.</summary>
    public required ModelVersionId To { get; init; }

    /// <summary>The revision the alias must have: 0 when it must be free, null when any will do.</summary>
    public int? ExpectedRevision { get; init; }

    /// <summary>Who moves it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for the history.</summary>
    public required string Reason { get; init; }
}
