using System.Globalization;

namespace MlOps.Lifecycle.Policies;

/// <summary>Numbers and times in sentences for people, the same in every culture.</summary>
internal static class Words
{
    /// <summary>The action as a sentence begins with it.</summary>
    public static string Of(LifecycleAction action) => action switch
    {
        LifecycleAction.NoAction => "No action",
        LifecycleAction.RepairData => "Repair the data",
        LifecycleAction.RollBack => "Roll back",
        _ => action.ToString(),
    };

    public static string Money(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Span(TimeSpan span) =>
        span == TimeSpan.MaxValue ? "never"
        : Unit(span, TimeSpan.TicksPerDay, "day")
            ?? Unit(span, TimeSpan.TicksPerHour, "hour")
            ?? Unit(span, TimeSpan.TicksPerMinute, "minute")
            ?? span.ToString("c", CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static string? Unit(TimeSpan span, long ticks, string name) =>
        span.Ticks % ticks == 0 && (span.Ticks != 0 || name is "day") ? PlainNumber.Count(span.Ticks / ticks, name) : null;
}
