using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>A rule's answer with its reasons.</summary>
public sealed record RuleResult
{
    /// <summary>The answer.</summary>
    public required RuleOutcome Outcome { get; init; }

    /// <summary>Why; never empty.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The earliest time at which asking again can give another answer; null when time alone changes nothing.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
