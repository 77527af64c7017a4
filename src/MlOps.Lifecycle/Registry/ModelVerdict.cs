namespace MlOps.Lifecycle.Registry;

/// <summary>A person's or a gate's finding on one version: never changed, only followed by another.</summary>
public sealed record ModelVerdict
{
    /// <summary>The version.</summary>
    public required ModelVersionId Version { get; init; }

    /// <summary>The finding.</summary>
    public required VerdictOutcome Outcome { get; init; }

    /// <summary>Who found.</summary>
    public required Actor Actor { get; init; }

    /// <summary>When, by the store's clock; set by the store.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }
}
