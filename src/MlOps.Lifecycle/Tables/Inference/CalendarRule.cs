using System.Globalization;

namespace MlOps.Lifecycle.Tables;

/// <summary>Columns that follow from the time: parts of it, or calendar words that keep one value all day.</summary>
internal static class CalendarRule
{
    private const int MostRows = 2_000;
    private const int FewestRows = 10;
    private const double Share = 0.99;
    private const long MicrosecondsPerHour = 3_600_000_000;

    private static readonly (string Name, Func<DateTime, int> Of)[] Parts =
    [
        ("year", t => t.Year),
        ("quarter", t => ((t.Month - 1) / 3) + 1),
        ("month", t => t.Month),
        ("week", ISOWeek.GetWeekOfYear),
        ("day of the year", t => t.DayOfYear),
        ("day", t => t.Day),
        ("day of the week", t => (int)t.DayOfWeek),
        ("day of the week", t => ((int)t.DayOfWeek + 6) % 7),
        ("day of the week", t => (int)t.DayOfWeek + 1),
        ("day of the week", t => (((int)t.DayOfWeek + 6) % 7) + 1),
        ("hour", t => t.Hour),
        ("minute", t => t.Minute),
    ];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "year", "yr", "quarter", "season", "month", "mnth", "week", "weekofyear", "day", "dayofyear", "dayofmonth", "weekday", "dayofweek", "dow",
        "hour", "hr", "hourofday", "minute", "holiday", "isholiday", "workingday", "isworkingday", "workday", "isworkday", "weekend", "isweekend",
    };

    public static bool IsCalendarWord(SampledColumn column) => Words.Contains(column.PlainName);

    public static InferredColumn? Judge(SampledColumn column, SampledColumn? time, IReadOnlyList<SampledColumn> columns)
    {
        if (column.ValueCount == 0 || column == time || column.Schema.Type == ColumnType.Number)
            return null;
        var reason = time is null ? PartOfDate(column, columns) : PartOf(column, time) ?? HourBeside(column, time) ?? WordOf(column, time);
        return reason is null ? null : new() { Column = column.Schema with { Role = ColumnRole.Calendar }, Reason = reason };
    }

    /// <summary>Equals the year, month, hour and so on of the time, in UTC or in the local time of somewhere with or without summer time.</summary>
    private static string? PartOf(SampledColumn column, SampledColumn time)
    {
        if (column.Schema.Type == ColumnType.Text)
            return null;
        var step = Math.Max(1, column.Wholes.Count / MostRows);
        var rows = Enumerable.Range(0, column.Wholes.Count).Where(i => i % step == 0 && column.Wholes[i] is not null && time.Wholes[i] is not null)
            .Select(i => (Value: column.Wholes[i]!.Value, At: TimeOf(time, i))).ToArray();
        if (rows.Length < FewestRows)
            return null;
        var best = (Equal: 0, Reason: (string?)null);
        int[] offsets = time.Schema.Type == ColumnType.Date ? [0] : [0, .. Enumerable.Range(-12, 27).Where(o => o != 0)];
        foreach (var offset in offsets)
        {
            foreach (var (name, of) in Parts)
            {
                if (CountEqual(rows, name, of, offset, 0) is var standard && standard > best.Equal)
                    best = (standard, $"equals the {name} of '{time.Name}'{Zone(offset)}");
                if (offset != 0 && CountEqual(rows, name, of, offset, 1) is var summer && summer > best.Equal)
                    best = (summer, $"equals the {name} of '{time.Name}'{Zone(offset)}, an hour later in summer");
            }
        }

        if (best.Reason is not null)
            return best.Reason;
        return YearsSince(rows) ? $"counts the years of '{time.Name}'" : null;
    }

    /// <summary>How many rows equal the part of the time; 0 when too few do, or when the part never varies and so proves nothing.</summary>
    private static int CountEqual((long Value, DateTime At)[] rows, string name, Func<DateTime, int> of, int offset, int summer)
    {
        var (unequal, varies, tolerated) = (0, name == "year", (int)(rows.Length * (1 - Share)));
        foreach (var (value, at) in rows)
        {
            var local = at.AddHours(offset);
            unequal += value == of(local) || (summer != 0 && value == of(local.AddHours(summer))) ? 0 : 1;
            if (unequal > tolerated)
                return 0;
            varies |= value != rows[0].Value;
        }

        return varies ? rows.Length - unequal : 0;
    }

    private static bool YearsSince((long Value, DateTime At)[] rows)
    {
        var first = rows[0].At.Year - rows[0].Value;
        return rows.All(r => r.At.Year - r.Value == first) && rows.Select(r => r.Value).Distinct().Count() > 1;
    }

    /// <summary>The time has no hours, and a column called hour has them.</summary>
    private static string? HourBeside(SampledColumn column, SampledColumn time) =>
        time.Schema.Type == ColumnType.Date && column.PlainName is "hour" or "hr" or "hourofday" && column.Schema.Type == ColumnType.Integer && column.Wholes.All(w => w is null or (>= 0 and <= 23))
            ? $"the hour within the day of '{time.Name}'"
            : null;

    /// <summary>Called season, holiday or the like, and the same all day.</summary>
    private static string? WordOf(SampledColumn column, SampledColumn time)
    {
        if (!IsCalendarWord(column))
            return null;
        var days = new Dictionary<DateTime, object>();
        var (rows, equal) = (0, 0);
        for (var i = 0; i < time.Wholes.Count; i++)
        {
            object? value = column.Schema.Type == ColumnType.Text ? column.Texts[i] : column.Wholes[i];
            if (value is null || time.Wholes[i] is null)
                continue;
            var day = TimeOf(time, i).Date;
            rows++;
            if (days.TryAdd(day, value) || days[day].Equals(value))
                equal++;
        }

        return rows > 0 && equal >= rows * Share ? $"called '{column.Name}', and the same all day of '{time.Name}'" : null;
    }

    /// <summary>Without a time: year, month and day that make a date in every row, and the hour beside them.</summary>
    private static string? PartOfDate(SampledColumn column, IReadOnlyList<SampledColumn> columns)
    {
        if (column.PlainName is not ("year" or "month" or "day" or "hour") || Named("year") is not { } year || Named("month") is not { } month || Named("day") is not { } day)
            return null;
        for (var i = 0; i < year.Wholes.Count; i++)
        {
            if (year.Wholes[i] is not (>= 1 and <= 9999 and var y) || month.Wholes[i] is not (>= 1 and <= 12 and var m) || day.Wholes[i] is not (>= 1 and var d) || d > DateTime.DaysInMonth((int)y, (int)m))
                return null;
        }

        return column.PlainName != "hour" ? $"'{year.Name}', '{month.Name}' and '{day.Name}' make a date in every row"
            : column.Wholes.All(w => w is >= 0 and <= 23) ? $"the hour within the day of '{year.Name}', '{month.Name}' and '{day.Name}'"
            : null;

        SampledColumn? Named(string name) => columns.FirstOrDefault(c => c.PlainName == name && c.Schema.Type == ColumnType.Integer);
    }

    private static DateTime TimeOf(SampledColumn time, int row)
    {
        var hours = time.Schema.Type == ColumnType.Date ? time.Wholes[row]!.Value * 24 : Math.DivRem(time.Wholes[row]!.Value, MicrosecondsPerHour).Quotient;
        // Two days away from the limits, so that offsets stay within the calendar.
        var clamped = Math.Clamp(hours, -719_160L * 24, 2_932_890L * 24);
        var rest = time.Schema.Type == ColumnType.Date || clamped != hours ? 0 : time.Wholes[row]!.Value - (hours * MicrosecondsPerHour);
        return DateTime.UnixEpoch.AddHours(clamped).AddTicks(rest * TimeSpan.TicksPerMicrosecond);
    }

    private static string Zone(int offset) => offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" at UTC{offset:+0;-0}");
}
