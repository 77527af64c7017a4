using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>What to do, why, and why not something else.</summary>
public sealed record Decision
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>When, in the evidence's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The policy that decided.</summary>
    public required string Policy { get; init; }

    /// <summary>The action.</summary>
    public required LifecycleAction Action { get; init; }

    /// <summary>Why.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>For <see cref="LifecycleAction.Wait"/>: the earliest time to look again; null when a time cannot be told.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The other actions and why they were not taken, in order of precedence.</summary>
    public ImmutableArray<RefusedAction> Refused { get; init; } = [];

    /// <summary>What changed though nothing is done about it, for people: drift that is noticed and not acted on.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>For <see cref="LifecycleAction.RepairData"/>: the columns to look at.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The decision for a busy person.</summary>
    public required string Sentence { get; init; }
}
