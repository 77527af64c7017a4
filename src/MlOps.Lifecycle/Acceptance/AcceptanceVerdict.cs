using System.Collections.Immutable;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>What all gates of an agreement say about one candidate.</summary>
public sealed record AcceptanceVerdict
{
    /// <summary>The agreement.</summary>
    public required string Agreement { get; init; }

    /// <summary>Pass when every gate passes, Fail when one fails, else Inconclusive.</summary>
    public required GateOutcome Outcome { get; init; }

    /// <summary>Every gate's answer, in the order of the agreement.</summary>
    public required ImmutableArray<GateResult> Gates { get; init; }

    /// <summary>The verdict for a busy person.</summary>
    public required string Sentence { get; init; }
}
