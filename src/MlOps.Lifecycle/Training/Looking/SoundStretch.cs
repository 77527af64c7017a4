using System.Collections.Immutable;

namespace MlOps.Lifecycle.Training;

/// <summary>A stretch of time without the windows of a broken feed: what came broken must not become what is usual.</summary>
internal static class SoundStretch
{
    private const int MostRounds = 100;

    /// <summary>The parts of a stretch that are sound, oldest first.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="broken">Windows with a broken feed, in any order; they may overlap.</param>
    public static ImmutableArray<TimeWindow> Parts(TimeWindow stretch, ImmutableArray<TimeWindow> broken)
    {
        var parts = ImmutableArray.CreateBuilder<TimeWindow>();
        var from = stretch.Start;
        foreach (var window in broken.Where(window => window.Overlaps(stretch)).OrderBy(window => window.Start))
        {
            if (window.Start > from)
                parts.Add(new(from, window.Start));
            from = window.End > from ? window.End : from;
        }

        if (from < stretch.End)
            parts.Add(new(from, stretch.End));
        return parts.ToImmutable();
    }

    /// <summary>The stretch, reaching back far enough to hold as much sound time as it is long.</summary>
    public static TimeWindow Widen(TimeWindow stretch, ImmutableArray<TimeWindow> broken)
    {
        var wide = stretch;
        for (var round = 0; round < MostRounds; round++)
        {
            var sound = TimeSpan.FromTicks(Parts(wide, broken).Sum(part => part.Duration.Ticks));
            var missing = stretch.Duration - sound;
            if (missing <= TimeSpan.Zero || wide.Start - DateTimeOffset.MinValue < missing)
                return wide;
            wide = new(wide.Start - missing, wide.End);
        }

        return wide;
    }
}
