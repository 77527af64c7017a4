using System.Globalization;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Places instants on a line and finds calendar ticks: days, weeks, months, quarters or years, never more than a dozen.</summary>
internal sealed class TimeAxis
{
    private const int MostTicks = 12;

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
    private static readonly double[] DaySteps = [1.0 / 24, 0.125, 0.25, 0.5, 1, 2, 7, 14];

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly double _left;
    private readonly double _width;

    public TimeAxis(DateTimeOffset from, DateTimeOffset to, double left, double width)
    {
        (_from, _left, _width) = (from, left, width);
        _to = to > from ? to : from.AddHours(1);
    }

    public double Place(DateTimeOffset time) => _left + (Math.Clamp((time - _from) / (_to - _from), 0, 1) * _width);

    public IEnumerable<(double X, string Label)> Ticks()
    {
        var days = (_to - _from).TotalDays;
        return DaySteps.FirstOrDefault(step => days / step <= MostTicks) is > 0 and var step ? ByDays(step) : ByMonths(days);
    }

    private IEnumerable<(double X, string Label)> ByDays(double step)
    {
        var ticks = (long)(step * TimeSpan.TicksPerDay);
        var monday = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;
        for (var at = monday + ((_from.UtcTicks - monday + ticks - 1) / ticks * ticks); at <= _to.UtcTicks; at += ticks)
        {
            var time = new DateTimeOffset(at, TimeSpan.Zero);
            yield return (Place(time), time.ToString(step < 1 ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture));
        }
    }

    private IEnumerable<(double X, string Label)> ByMonths(double days)
    {
        var step = MonthSteps.FirstOrDefault(months => days / (months * 30.4) <= MostTicks, MonthSteps[^1]);
        var first = (_from.UtcDateTime.Year * 12) + _from.UtcDateTime.Month - 1;
        for (var month = (first + step) / step * step; ; month += step)
        {
            var time = new DateTimeOffset(month / 12, (month % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero);
            if (time > _to)
                yield break;
            yield return (Place(time), time.ToString(step >= 12 ? "yyyy" : month % 12 == 0 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture));
        }
    }
}
