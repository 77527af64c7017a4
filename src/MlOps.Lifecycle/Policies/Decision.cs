using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>What to do, why, and why not something else.</summary>
/// <remarks>Two decisions are equal when they say the same, item by item. The JSON form has a version and reads back equal.</remarks>
public sealed record Decision
{
    /// <summary>The version of the JSON form that this library writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>The version of the form.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>When, in the evidence's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The policy that decided.</summary>
    public required string Policy { get; init; }

    /// <summary>The action.</summary>
    public required LifecycleAction Action { get; init; }

    /// <summary>Why; never empty.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>
    /// For <see cref="LifecycleAction.Wait"/> and <see cref="LifecycleAction.NoAction"/>: the earliest time at which time alone may change the decision; null when a time cannot be told.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>For <see cref="LifecycleAction.Wait"/>: the action that is called for and that a limit holds back; null when evidence is waited for.</summary>
    public LifecycleAction? Deferred { get; init; }

    /// <summary>The other actions and why they were not taken, in order of precedence.</summary>
    public ImmutableArray<RefusedAction> Refused { get; init; } = [];

    /// <summary>What changed though nothing is done about it, for people: drift that is noticed and not acted on.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>The columns that the notices are about: later evidence carries them, so that one drift is noticed once.</summary>
    public ImmutableArray<string> Noticed { get; init; } = [];

    /// <summary>For <see cref="LifecycleAction.RepairData"/>: the columns to look at.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The decision for a busy person.</summary>
    public required string Sentence { get; init; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;

    /// <summary>Whether both say the same, item by item and in the same order.</summary>
    /// <param name="other">The other decision.</param>
    public bool Equals(Decision? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && FormatVersion == other.FormatVersion
            && Model == other.Model
            && At == other.At
            && Policy == other.Policy
            && Action == other.Action
            && ArrayEquality.Same(Reasons, other.Reasons)
            && NotBefore == other.NotBefore
            && Deferred == other.Deferred
            && ArrayEquality.Same(Refused, other.Refused)
            && ArrayEquality.Same(Notices, other.Notices)
            && ArrayEquality.Same(Noticed, other.Noticed)
            && ArrayEquality.Same(Columns, other.Columns)
            && Sentence == other.Sentence);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Model, At, Policy, Action, NotBefore, Sentence);
}
