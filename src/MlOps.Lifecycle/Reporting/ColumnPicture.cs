using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Reporting;

/// <summary>A small picture of what a column holds, alone or before (grey) and now (blue). From profiles only: no row is shown.</summary>
internal static class ColumnPicture
{
    private const double Width = 150;
    private const double Height = 36;
    private const int Bins = 24;
    private const int MostCategories = 12;
    private const double Tail = 0.005;

    /// <summary>One column; empty when its values cannot be drawn.</summary>
    public static Html Of(ColumnProfile column) => Draw(null, column);

    /// <summary>A column before and now; empty when its values cannot be drawn.</summary>
    public static Html Of(ColumnProfile? reference, ColumnProfile? current) => (reference, current) switch
    {
        (not null, not null) when reference.Column.IsCategorical == current.Column.IsCategorical => Draw(reference, current),
        (_, not null) => Draw(null, current),
        ({ } gone, _) => Draw(null, gone),
        _ => Html.Empty,
    };

    private static Html Draw(ColumnProfile? before, ColumnProfile now)
    {
        if (now.Column.IsCategorical)
            return Categories(before, now);
        return now.Quantiles.Count > 1 ? Numbers(before, now) : Html.Empty;
    }

    private static Html Numbers(ColumnProfile? before, ColumnProfile now)
    {
        QuantileSummary[] sides = before is { Quantiles.Count: > 1 } ? [before.Quantiles, now.Quantiles] : [now.Quantiles];
        var (low, high) = (sides.Min(side => side.Quantile(Tail)), sides.Max(side => side.Quantile(1 - Tail)));
        if (!(high > low))
            return Html.Of($"""<span class="soft small">always {Words.Number(low)}</span>""");
        double[][] shares = [.. sides.Select(side => Shares(side, low, high))];
        var most = shares.Max(side => side.Max());
        var title = $"{(before is null ? "" : "grey before, blue now; ")}from {Words.Number(low)} to {Words.Number(high)}";
        return Html.Of($"""
            <svg width="{Width}" height="{Height + 14}" viewBox="0 0 {Width} {Height + 14}" role="img" aria-label="{title}"><title>{title}</title>
            {(shares.Length > 1 ? Bars(shares[0], most, "none", .45) : Html.Empty)}{Bars(shares[^1], most, "accent", shares.Length > 1 ? .6 : .75)}
            <path class="axis" d="M0 {Height}H{Width}"/><text y="{Height + 12}">{Words.Number(low)}</text><text x="{Width}" y="{Height + 12}" text-anchor="end">{Words.Number(high)}</text></svg>
            """);
    }

    private static double[] Shares(QuantileSummary side, double low, double high)
    {
        var shares = new double[Bins];
        var below = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var upTo = bin == Bins - 1 ? 1 : side.ShareUpTo(low + ((high - low) * (bin + 1) / Bins));
            (shares[bin], below) = (Math.Max(0, upTo - below), upTo);
        }

        return shares;
    }

    private static Html Bars(double[] shares, double most, string color, double opacity)
    {
        var width = Width / Bins;
        return Html.Of($"""<path class="mark {color}" opacity="{opacity:0.##}" d="{shares.Select((share, bin) => share <= 0 ? Html.Empty : Html.Of($"M{bin * width:0.##} {Height}v{-share / most * (Height - 2):0.##}h{width - 0.8:0.##}V{Height}z"))}"/>""");
    }

    private static Html Categories(ColumnProfile? before, ColumnProfile now)
    {
        if (now.Frequent.Values.IsEmpty && before is null or { Frequent.Values.IsEmpty: true })
            return Html.Empty;
        string[] names =
        [
            .. now.Frequent.Values.Concat(before?.Frequent.Values ?? [])
                .GroupBy(value => value.Value, StringComparer.Ordinal)
                .OrderByDescending(value => value.Max(side => side.Count))
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .Take(MostCategories)
                .Select(value => value.Key),
        ];
        double[] current = [.. names.Select(name => Share(now, name))];
        double[] reference = before is null ? [] : [.. names.Select(name => Share(before, name))];
        var most = Math.Max(1e-9, current.Concat(reference).Max());
        var slot = Width / Math.Max(names.Length, 4);
        var bar = (slot - 3) / (before is null ? 1 : 2);
        return Html.Of($"""
            <svg width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" aria-label="the most frequent values">
            {names.Select((name, i) => Html.Of($"""<g><title>{PlainText.Of(name, 40)}: {(before is null ? "" : $"{Percent(reference[i])} before, ")}{Percent(current[i])}{(before is null ? "" : " now")}</title>{(before is null ? Html.Empty : Bar(i * slot, reference[i], most, bar, "none"))}{Bar((i * slot) + (before is null ? 0 : bar), current[i], most, bar, "accent")}</g>"""))}
            <path class="axis" d="M0 {Height - 0.5}H{Width}"/></svg>
            """);
    }

    private static Html Bar(double x, double share, double most, double width, string color) =>
        Html.Of($"""<rect class="mark {color}" opacity=".7" x="{x:0.##}" y="{Height - (share / most * (Height - 2)):0.##}" width="{width:0.##}" height="{share / most * (Height - 2):0.##}"/>""");

    private static double Share(ColumnProfile column, string value) =>
        column.ValueCount == 0 ? 0 : column.Frequent.Values.FirstOrDefault(listed => listed.Value == value).Count / (double)column.ValueCount;

    private static string Percent(double share) => $"{Words.Number(share * 100)} %";
}
