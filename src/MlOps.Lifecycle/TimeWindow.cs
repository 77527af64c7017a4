using System.Globalization;

namespace MlOps.Lifecycle;

/// <summary>A stretch of time that holds its start and not its end.</summary>
/// <param name="Start">The first instant inside.</param>
/// <param name="End">The first instant after; never before <paramref name="Start"/>.</param>
public readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The first instant after the window.</summary>
    public DateTimeOffset End { get; init; } = End >= Start
        ? End
        : throw new ArgumentOutOfRangeException(nameof(End), End, $"A window cannot end before it starts ({Start:O}).");

    /// <summary>How long the window is.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Whether an instant lies inside.</summary>
    /// <param name="instant">The instant.</param>
    public bool Contains(DateTimeOffset instant) => instant >= Start && instant < End;

    /// <summary>Whether two windows share an instant.</summary>
    /// <param name="other">The other window.</param>
    public bool Overlaps(TimeWindow other) => Start < other.End && other.Start < End;

    /// <summary>The window for people, for example <c>2012-01-02 00:00 to 2012-01-09 00:00 UTC</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Start.UtcDateTime:yyyy-MM-dd HH:mm} to {End.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
