using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>A rule's answer with its reasons.</summary>
public sealed record RuleResult
{
    /// <summary>The answer.</summary>
    public required RuleOutcome Outcome { get; init; }

    /// <summary>Why; never empty.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The earliest time at which asking again can give another answer; null when that cannot be told, or time alone changes nothing.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>For <see cref="RuleOutcome.Unknown"/>: whether waiting brings the answer (labels that mature, rows that arrive); false when nobody measures it.</summary>
    public bool IsPending { get; init; }

    /// <summary>The end of the rows that the answer rests on, so that one measurement seen twice is not taken for two; null for the evidence's window.</summary>
    public DateTimeOffset? DataEnd { get; init; }

    /// <summary>The columns that the answer is about; empty when it is about none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>An answer: yes.</summary>
    /// <param name="reason">Why.</param>
    public static RuleResult Holds(Reason reason) => new() { Outcome = RuleOutcome.Holds, Reasons = [reason] };

    /// <summary>An answer: no.</summary>
    /// <param name="reason">Why.</param>
    public static RuleResult Fails(Reason reason) => new() { Outcome = RuleOutcome.Fails, Reasons = [reason] };

    /// <summary>No answer, because nobody measures what the rule asks.</summary>
    /// <param name="reason">What is missing.</param>
    public static RuleResult Unknown(Reason reason) => new() { Outcome = RuleOutcome.Unknown, Reasons = [reason] };

    /// <summary>No answer yet, but waiting brings it.</summary>
    /// <param name="reason">What is waited for.</param>
    /// <param name="notBefore">The earliest time at which asking again can give an answer; null when it cannot be told.</param>
    public static RuleResult Pending(Reason reason, DateTimeOffset? notBefore) =>
        new() { Outcome = RuleOutcome.Unknown, Reasons = [reason], IsPending = true, NotBefore = notBefore };

    /// <summary>The end of the rows that an answer to some evidence rests on.</summary>
    internal DateTimeOffset EndIn(Evidence evidence) => DataEnd ?? evidence.Window?.End ?? evidence.At;

    /// <summary>Whether both answer the same for the same reasons.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(RuleResult? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Outcome == other.Outcome
            && ArrayEquality.Same(Reasons, other.Reasons)
            && NotBefore == other.NotBefore
            && IsPending == other.IsPending
            && DataEnd == other.DataEnd
            && ArrayEquality.Same(Columns, other.Columns));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, Reasons.IsDefault ? 0 : Reasons.Length, NotBefore, IsPending, DataEnd);
}
