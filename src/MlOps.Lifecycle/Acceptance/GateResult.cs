using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>One gate's answer with its evidence.</summary>
public sealed record GateResult
{
    /// <summary>The gate in full, for example <c>mae at most 60</c>.</summary>
    public required string Gate { get; init; }

    /// <summary>The answer.</summary>
    public required GateOutcome Outcome { get; init; }

    /// <summary>The number that was judged: a metric, or a difference to the champion; NaN when it could not be computed.</summary>
    public required double Observed { get; init; }

    /// <summary>How sure the number is; null when it could not be computed.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The limit it was judged against.</summary>
    public required double Required { get; init; }

    /// <summary>The rows that were judged.</summary>
    public required long Rows { get; init; }

    /// <summary>How many more rows an inconclusive answer needs, as far as it can be told.</summary>
    public long? RowsNeeded { get; init; }

    /// <summary>The answer for a busy person.</summary>
    public required string Sentence { get; init; }
}
