using System.Collections.Immutable;
using System.Globalization;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Metrics over time on one axis, with what happened as marks above them. Drawn here, without any library.</summary>
internal static class TimelineChart
{
    private const double Width = 980;
    private const double Left = 74;
    private const double Right = 14;
    private const double Height = 132;
    private const double Gap = 34;
    private const double Strip = 22;
    private const double AxisHeight = 24;
    private const double LabelHeight = 12;
    private const int MostCharts = 3;
    private const int MostPoints = 120;
    private const int MostEvents = 160;
    private const int StripBytes = 5_000;

    private static readonly TimelineEventKind[] Lanes = [TimelineEventKind.Promoted, TimelineEventKind.RepairData, TimelineEventKind.Flow, TimelineEventKind.RunEnded];

    public static Html Of(ImmutableArray<MetricSeries> metrics, ImmutableArray<TimelineEvent> events)
    {
        ImmutableArray<MetricSeries> shown = [.. metrics.Take(MostCharts).Select(series => series with { Points = [.. series.Points.TakeLast(MostPoints)] })];
        TimelineEvent[] happened = [.. events.TakeLast(MostEvents)];
        DateTimeOffset[] times = [.. shown.SelectMany(series => series.Points).SelectMany(point => new[] { point.Window.Start, point.Window.End }), .. happened.Select(e => e.At)];
        if (times.Length == 0)
            return Html.Of($"""<p class="soft">Nothing has happened yet.</p>""");

        TimelineEventKind[] lanes = [.. Lanes.Where(lane => happened.Any(e => LaneOf(e.Kind) == lane))];
        var axis = new TimeAxis(times.Min(), times.Max(), Left, Width - Left - Right);
        var top = (lanes.Length * Strip) + 6;
        var bottom = top + (shown.Length * (Height + Gap));
        var total = bottom + AxisHeight;
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {total:0}" width="100%" role="img" aria-label="Metrics over time with what happened">
            {axis.Ticks().Select(tick => Html.Of($"""<path class="axis" d="M{tick.X:0.#} {top:0}V{bottom:0}"/><text x="{tick.X:0.#}" y="{bottom + 16:0}" text-anchor="middle">{tick.Label}</text>"""))}
            {happened.Where(e => LaneOf(e.Kind) == TimelineEventKind.Promoted).Select(e => Html.Of($"""<path d="M{axis.Place(e.At):0.#} {Strip - 6:0}V{bottom:0}" stroke="var(--accent)" stroke-width="1" stroke-dasharray="2 4" opacity=".55"/>"""))}
            {shown.Select((series, i) => Chart(series, axis, top + (i * (Height + Gap)) + Gap - 8))}
            {lanes.Select((lane, i) => StripOf(lane, [.. happened.Where(e => LaneOf(e.Kind) == lane)], axis, (i * Strip) + (Strip / 2)))}
            </svg>
            """);
    }

    private static TimelineEventKind LaneOf(TimelineEventKind kind) => kind switch
    {
        TimelineEventKind.RolledBack => TimelineEventKind.Promoted,
        TimelineEventKind.Decided => TimelineEventKind.RunEnded,
        _ => kind,
    };

    private static Html StripOf(TimelineEventKind lane, TimelineEvent[] events, TimeAxis axis, double y)
    {
        var name = lane switch { TimelineEventKind.Promoted => "champion", TimelineEventKind.RepairData => "repair", TimelineEventKind.Flow => "flow", _ => "decisions" };
        TimelineEvent[] newest = [.. events.Reverse()];
        return Html.Of($"""
            <text x="{Left - 10}" y="{y + 4:0.#}" text-anchor="end">{name}</text><path class="axis" d="M{Left} {y:0.#}H{Width - Right}"/>
            {RowBudget.Take(newest, StripBytes, e => Html.Of($"""<g class="{Color(e.Kind)}"><title>{Words.Minute(e.At)} UTC: {PlainText.Of(e.Sentence, 120)}</title><path class="mark" d="{Shape(e.Kind, axis.Place(e.At), y)}"/></g>""")).Rows}
            """);
    }

    private static string Color(TimelineEventKind kind) => kind switch
    {
        TimelineEventKind.Promoted => "accent",
        TimelineEventKind.RepairData or TimelineEventKind.RolledBack => "bad",
        TimelineEventKind.Flow or TimelineEventKind.Decided => "note",
        _ => "none",
    };

    /// <summary>A diamond for the champion, a square for a broken feed, a triangle for flow and decisions, a small ring's worth of a dot for ended runs.</summary>
    private static string Shape(TimelineEventKind kind, double x, double y) => kind switch
    {
        TimelineEventKind.Promoted or TimelineEventKind.RolledBack => Text($"M{x:0.#} {y - 6:0.#}l6 6-6 6-6-6z"),
        TimelineEventKind.RepairData => Text($"M{x - 4.5:0.#} {y - 4.5:0.#}h9v9h-9z"),
        TimelineEventKind.Flow or TimelineEventKind.Decided => Text($"M{x:0.#} {y - 5.5:0.#}l5.5 10h-11z"),
        _ => Text($"M{x - 3.5:0.#} {y:0.#}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"),
    };

    private static Html Chart(MetricSeries series, TimeAxis axis, double top)
    {
        var bottom = top + Height - 8;
        double?[] fixedLines = [series.Reference, series.Band?.Tolerated, series.Band?.Replace];
        double[] values = [.. series.Points.Select(point => point.Value), .. fixedLines.OfType<double>()];
        var reach = values.Max() - values.Min();
        var scale = new NumberAxis(values.Concat(series.Points.SelectMany(point => Within(point, values.Min() - reach, values.Max() + reach))), bottom, bottom - top);
        var unit = series.Unit is { } given ? $" in {PlainText.Name(given)}{(series.IsValue ? " per day" : "")}" : "";
        return Html.Of($"""
            <text x="{Left}" y="{top - 9:0.#}" fill="var(--ink)"><tspan font-weight="600" fill="var(--ink)">{PlainText.Name(series.Metric)}</tspan>{unit}, {(series.Direction is MetricDirection.LowerIsBetter ? "lower" : "higher")} is better</text>
            {scale.Ticks().Select(tick => Html.Of($"""<path class="axis" d="M{Left} {tick.Y:0.#}H{Width - Right}"/><text x="{Left - 8}" y="{tick.Y + 4:0.#}" text-anchor="end">{tick.Label}</text>"""))}
            <path d="{Area(series.Points, axis, scale)}" fill="var(--accent)" opacity=".16"/>
            <path d="{Path(series.Points, axis, scale)}" fill="none" stroke="var(--accent)" stroke-width="1.7" stroke-linejoin="round"/>
            {series.Points.Select(point => Dot(point, axis, scale))}
            {Lines([(series.Band?.Tolerated, "tolerated", "note"), (series.Band?.Replace, "replace", "bad"), (series.Reference, "reference", "none")], scale)}
            """);
    }

    private static IEnumerable<double> Within(MetricPoint point, double low, double high) =>
        point.Interval is { } i ? [Math.Clamp(i.Lower, low, high), Math.Clamp(i.Upper, low, high)] : [];

    /// <summary>Lines across the chart, from the top, with their labels: where lines lie close together the lower label moves down, so that both can be read.</summary>
    private static IEnumerable<Html> Lines(IEnumerable<(double? Value, string Name, string Color)> lines, NumberAxis scale)
    {
        var lowest = double.NegativeInfinity;
        foreach (var (value, name, color) in lines.Where(line => line.Value is not null).OrderBy(line => scale.Place(line.Value!.Value)))
        {
            var y = scale.Place(value!.Value);
            lowest = Math.Max(y - 4, lowest + LabelHeight);
            yield return Html.Of($"""<g class="{color}"><path d="M{Left} {y:0.#}H{Width - Right}" stroke="currentColor" stroke-width="1.1" stroke-dasharray="6 4"/><text class="over" x="{Width - Right}" y="{lowest:0.#}" text-anchor="end">{name} {Words.Number(value)}</text></g>""");
        }
    }

    private static Html Dot(MetricPoint point, TimeAxis axis, NumberAxis scale) => Html.Of(
        $"""<g><title>{Words.Day(point.Window.Start)} to {Words.Day(point.Window.End)}: {Words.Number(point.Value)}{(point.Interval is { } i ? $" ({i})" : "")}{(point.Version is { } version ? $", {version}" : "")}{(point.IsMature ? "" : ", labels not all in")}</title><circle cx="{axis.Place(Middle(point)):0.#}" cy="{scale.Place(point.Value):0.#}" r="2.6" fill="{(point.IsMature ? "var(--accent)" : "var(--card)")}" stroke="var(--accent)"/></g>""");

    private static IEnumerable<Html> Path(ImmutableArray<MetricPoint> points, TimeAxis axis, NumberAxis scale)
    {
        MetricPoint? before = null;
        foreach (var point in points)
        {
            yield return Html.Of($"{(Follows(before, point) ? "L" : "M")}{axis.Place(Middle(point)):0.#} {scale.Place(point.Value):0.#}");
            before = point;
        }
    }

    /// <summary>The band of the intervals, one piece per run of windows that follow each other.</summary>
    private static IEnumerable<Html> Area(ImmutableArray<MetricPoint> points, TimeAxis axis, NumberAxis scale)
    {
        var back = new Stack<Html>();
        MetricPoint? before = null;
        foreach (var point in points.Where(point => point.Interval is { } i && double.IsFinite(i.Lower) && double.IsFinite(i.Upper)))
        {
            var (x, interval) = (axis.Place(Middle(point)), point.Interval!.Value);
            if (!Follows(before, point))
            {
                foreach (var step in Close(back))
                    yield return step;
            }

            yield return Html.Of($"{(Follows(before, point) ? "L" : "M")}{x:0.#} {scale.Place(interval.Upper):0.#}");
            back.Push(Html.Of($"L{x:0.#} {scale.Place(interval.Lower):0.#}"));
            before = point;
        }

        foreach (var step in Close(back))
            yield return step;
    }

    private static bool Follows(MetricPoint? before, MetricPoint point) => before is not null && point.Window.Start <= before.Window.End;

    private static IEnumerable<Html> Close(Stack<Html> back)
    {
        if (back.Count == 0)
            yield break;
        while (back.TryPop(out var step))
            yield return step;
        yield return Html.Of($"Z");
    }

    private static DateTimeOffset Middle(MetricPoint point) => point.Window.Start + (point.Window.Duration / 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
