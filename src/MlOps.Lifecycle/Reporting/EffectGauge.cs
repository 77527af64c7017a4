using System.Globalization;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Reporting;

/// <summary>How big an effect is against what matters: a bar with a line where it begins to matter, and a whisker for how sure it is.</summary>
internal static class EffectGauge
{
    private const double Width = 132;
    private const double Limit = 44; // Where an effect begins to matter; the bar ends at three times that.

    public static Html Of(double effect, double minimum, Interval? interval, PageState state)
    {
        if (!double.IsFinite(effect) || !(minimum > 0))
            return Html.Of($"""<span class="soft small">unknown</span>""");
        var bar = Place(effect, minimum);
        var beyond = effect > minimum * Width / Limit
            ? Html.Of($"""<path class="mark" d="M{Width:0.#} 4l7 5-7 5z"/>""")
            : Html.Empty;
        var whisker = interval is { } i && double.IsFinite(i.Lower) && double.IsFinite(i.Upper)
            ? Html.Of($"""<path d="M{Place(i.Lower, minimum):0.#} 9H{Place(i.Upper, minimum):0.#}M{Place(i.Lower, minimum):0.#} 5.5v7M{Place(i.Upper, minimum):0.#} 5.5v7" stroke="var(--ink)" stroke-width="1.1" fill="none"/>""")
            : Html.Empty;
        var title = string.Create(CultureInfo.InvariantCulture, $"effect {effect:0.###}{(interval is { } sure ? $" ({sure})" : "")}; it matters from {minimum:0.###} on");
        return Html.Of($"""<svg class="{Badge.Class(state)}" width="142" height="18" viewBox="0 0 142 18" role="img" aria-label="{title}"><title>{title}</title><rect class="track" y="4" width="{Width}" height="10" rx="2"/><rect class="mark" opacity=".75" y="4" width="{bar:0.#}" height="10" rx="2"/>{beyond}{whisker}<path class="limit" d="M{Limit:0.#} 1v16"/></svg>""");
    }

    private static double Place(double effect, double minimum) => Math.Clamp(effect / minimum * Limit, 0, Width);
}
