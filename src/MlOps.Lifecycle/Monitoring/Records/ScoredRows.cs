using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Rows with label and prediction, in order of time: what gates and metrics are computed from.</summary>
public sealed record ScoredRows
{
    /// <summary>When each row happened, ascending.</summary>
    public required ImmutableArray<DateTimeOffset> Times { get; init; }

    /// <summary>The truth per row.</summary>
    public required ImmutableArray<double> Labels { get; init; }

    /// <summary>The answer per row.</summary>
    public required ImmutableArray<double> Predictions { get; init; }

    /// <summary>The number of rows.</summary>
    public int Count => Times.Length;
}
