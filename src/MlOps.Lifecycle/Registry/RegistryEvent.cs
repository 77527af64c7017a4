namespace MlOps.Lifecycle.Registry;

/// <summary>One change of a registry, written in the transaction that made it.</summary>
public sealed record RegistryEvent
{
    /// <summary>The place in the environment's order of events; grows, without meaning beyond order.</summary>
    public required long Sequence { get; init; }

    /// <summary>The kind of change.</summary>
    public required RegistryEventKind Kind { get; init; }

    /// <summary>The version that it is about.</summary>
    public required ModelVersionId Version { get; init; }

    /// <summary>The alias that was moved; null for other kinds.</summary>
    public AliasName? Alias { get; init; }

    /// <summary>When, by the store's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Sentence { get; init; }
}
