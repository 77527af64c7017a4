using System.Collections.Immutable;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Chooses rows of a version by the column with the time role. Rows without a time are never chosen.</summary>
public sealed record DatasetSelection
{
    /// <summary>Only rows of this window; null for all rows that have a time.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>No rows of these windows, for example weeks of a broken feed.</summary>
    public ImmutableArray<TimeWindow> Except { get; init; } = [];

    /// <summary>Whether a row of this time is chosen.</summary>
    /// <param name="time">The time of the row.</param>
    public bool Contains(DateTimeOffset time)
    {
        if (Window is { } window && !window.Contains(time))
            return false;
        foreach (var excluded in Except)
        {
            if (excluded.Contains(time))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(DatasetSelection? other) => other is not null && Window == other.Window && Except.SequenceEqual(other.Except);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Window, Except.Length);

    /// <summary>The selection for people, for example <c>2012-01-02 00:00 to 2012-01-09 00:00 UTC</c>.</summary>
    public override string ToString() =>
        (Window?.ToString() ?? "all times") + (Except.IsEmpty ? "" : " except " + string.Join(", ", Except));
}
