namespace MlOps.Lifecycle.Monitoring;

/// <summary>Windows of equal length that tile time in UTC. They are counted from 0001-01-01, a Monday: hours begin on the hour, days at midnight, weeks on Monday.</summary>
internal static class WindowAlignment
{
    /// <summary>The newest window that has ended by an instant; null before the first has.</summary>
    public static TimeWindow? NewestClosed(DateTimeOffset instant, TimeSpan length)
    {
        var end = instant.UtcTicks - (instant.UtcTicks % length.Ticks);
        return end < length.Ticks ? null : new(new(end - length.Ticks, TimeSpan.Zero), new(end, TimeSpan.Zero));
    }
}
