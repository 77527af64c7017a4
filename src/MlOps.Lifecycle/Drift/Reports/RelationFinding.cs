namespace MlOps.Lifecycle.Drift;

/// <summary>
/// What the rows of a window say about one relation between two columns, or about the scale of one column. A broken
/// relation that starts at one instant is a broken feed and not a change of the world: repair it, never train on it.
/// </summary>
public sealed record RelationFinding
{
    /// <summary>The column that changed; while the relation holds, the first of the two.</summary>
    public required string Column { get; init; }

    /// <summary>The column that tells its values; null for a jump of scale in a column that no other one explains.</summary>
    public string? Partner { get; init; }

    /// <summary>Whether the feed is broken. Inconclusive: too few rows broke the relation, or too few could be compared.</summary>
    public required DriftVerdict Verdict { get; init; }

    /// <summary>Whether the evidence tells <see cref="Column"/> from <see cref="Partner"/>; false means that it may be either.</summary>
    public bool IsColumnCertain { get; init; } = true;

    /// <summary>How far the column is from what it should be, relative to its size: 0.18 is 18 %; NaN when nothing could be compared.</summary>
    public required double Effect { get; init; }

    /// <summary>The effect from which a change matters: the threshold that was used.</summary>
    public required double PracticalMinimum { get; init; }

    /// <summary>The share of the window's rows that break the relation, from 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The share of rows from which a feed counts as broken: the threshold that was used.</summary>
    public required double PracticalShare { get; init; }

    /// <summary>Rows of the window.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of the window that could be compared: both values are there and the telling one lies in the range known from the reference.</summary>
    public required long ComparedRows { get; init; }

    /// <summary>The first row that is wrong; null when the rows given were wrong from their beginning, or nothing is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The first row that fits again; null when the rows are wrong to their end, or nothing is.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the true value was multiplied by, as far as one change explains all rows; null when nothing was multiplied or no one change explains them.</summary>
    public double? Factor { get; init; }

    /// <summary>What was added to the true value, after the factor; null when nothing was added or no one change explains the rows.</summary>
    public double? Offset { get; init; }

    /// <summary>The finding for a busy person: what changed, since when, what it looks like, and the next step.</summary>
    public required string Sentence { get; init; }
}
