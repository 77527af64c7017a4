namespace MlOps.Lifecycle.Monitoring;

/// <summary>Something that did not arrive, or did not run when it should.</summary>
public sealed record FlowFinding
{
    /// <summary>The kind.</summary>
    public required FlowFindingKind Kind { get; init; }

    /// <summary>The window it was found in.</summary>
    public required TimeWindow Window { get; init; }

    /// <summary>How much was expected: scheduled scorings, rows or labels.</summary>
    public required long Expected { get; init; }

    /// <summary>How much came.</summary>
    public required long Observed { get; init; }

    /// <summary>The finding for a busy person.</summary>
    public required string Sentence { get; init; }
}
