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

    /// <summary>The version that left the alias; null when it was free, and for other kinds.</summary>
    public ModelVersionId? From { get; init; }

    /// <summary>The finding that was recorded; null for other kinds.</summary>
    public VerdictOutcome? Outcome { get; init; }

    /// <summary>When, by the store's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for people; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What happened, for people, for example <c>champion moved from fraud@13 to fraud@14 by ada: lower cost</c>.</summary>
    public string Sentence
    {
        get
        {
            var what = Kind switch
            {
                RegistryEventKind.Registered => $"{Version} was registered",
                RegistryEventKind.AliasMoved when From is { } from => $"{Alias} moved from {from} to {Version}",
                RegistryEventKind.AliasMoved => $"{Alias} was given to {Version}",
                _ => $"{Version} was found {Word(Outcome)}",
            };
            return Reason.Length == 0 ? $"{what} by {Actor}" : $"{what} by {Actor}: {Reason}";
        }
    }

    private static string Word(VerdictOutcome? outcome) => outcome switch
    {
        VerdictOutcome.Accepted => "accepted",
        VerdictOutcome.Rejected => "rejected",
        _ => "inconclusive",
    };
}
