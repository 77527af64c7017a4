using System.Globalization;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Numbers, times and windows as people say them.</summary>
internal static class PlainWords
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Such as <c>in the week from 2012-03-05</c>, <c>on 2012-03-05</c> or <c>from 2012-03-05 06:00 to 2012-03-05 07:00 UTC</c>.</summary>
    public static string In(TimeWindow window)
    {
        var start = window.Start.UtcDateTime;
        if (start.TimeOfDay != TimeSpan.Zero || window.Duration.Ticks % Day.Ticks != 0 || window.Duration == TimeSpan.Zero)
            return $"from {window}";
        var date = Date(window.Start);
        return window.Duration.Days switch
        {
            1 => $"on {date}",
            7 => $"in the week from {date}",
            _ => Invariant($"in the {window.Duration.Days} days from {date}"),
        };
    }

    /// <summary>A date, or date and time in UTC when it is not midnight.</summary>
    public static string At(DateTimeOffset instant) =>
        instant.UtcDateTime.TimeOfDay == TimeSpan.Zero ? Date(instant) : Invariant($"{instant.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>Such as <c>1 day</c>, <c>36 hours</c> or <c>90 seconds</c>: the largest unit that leaves no fraction.</summary>
    public static string Span(TimeSpan span) =>
        Whole(span, Day, "day") ?? Whole(span, TimeSpan.FromHours(1), "hour") ?? Whole(span, TimeSpan.FromMinutes(1), "minute") ?? $"{PlainNumber.Of(span.TotalSeconds)} seconds";

    /// <summary>Such as <c>41.27 bikes</c>.</summary>
    public static string With(double value, string? unit) => unit is null ? PlainNumber.Of(value) : $"{PlainNumber.Of(value)} {unit}";

    public static string Of(Interval interval) => $"{PlainNumber.Of(interval.Lower)} to {PlainNumber.Of(interval.Upper)}";

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Whole(TimeSpan span, TimeSpan unit, string name) =>
        span >= unit && span.Ticks % unit.Ticks == 0 ? PlainNumber.Count(span.Ticks / unit.Ticks, name) : null;
}
