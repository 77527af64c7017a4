using System.Text.Json;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Reporting;

/// <summary>One table as a page: lineage, columns, what they hold.</summary>
internal static class DatasetPage
{
    private const int ColumnBytes = 170_000;
    private const int FactBytes = 60_000;
    private const int ShownValues = 3;

    public static HtmlPage Of(DatasetReport report) => new()
    {
        Title = PlainText.Name(report.Name),
        Body = Html.Of($"""
            <p class="kicker">Dataset</p>
            <h1>{PlainText.Name(report.Name)}</h1>
            <p class="soft">{PlainNumber.Count(report.Profile.RowCount, "row")}, {PlainNumber.Count(report.Profile.Columns.Length, "column")}{(report.Version?.TimeRange is { } range ? $", {range}" : "")}</p>
            {(report.Version is { } version ? Lineage(version) : Html.Empty)}
            {Columns(report.Profile)}
            <footer>Pictures and figures come from the profile and never from single rows; categories of few rows are left out. Quantiles of large tables are off by at most the rank error that the profile states.</footer>
            """),
        Facts = PageFacts.Of(json => WriteFacts(json, report)),
    };

    public static Html Lineage(DatasetVersion version)
    {
        (string Name, string? Value)[] facts =
        [
            ("Version", version.Id.ToString()),
            ("Came about", version.Kind.ToString().ToLowerInvariant() + (version.Parent is { } parent ? $" from {parent}" : "")),
            ("Made", $"{Words.Minute(version.CreatedAt)} UTC by {PlainText.Name(version.Actor.Name)}"),
            ("Why", version.Reason.Length == 0 ? null : version.Reason),
            ("Code", version.CodeVersion),
            ("Digest", version.Digest.ToString()),
            ("Stored in", $"{PlainNumber.Count(version.Pieces.Length, "piece")} of {PlainNumber.Count(version.Segments.Length, "segment")}"),
        ];
        return Html.Of($"""<div class="card"><dl>{facts.Where(fact => fact.Value is not null).Select(fact => Html.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"))}</dl></div>""");
    }

    private static Html Columns(TableProfile profile)
    {
        var (rows, left) = RowBudget.Take(profile.Columns, ColumnBytes, Row);
        return Html.Of($"""
            <h2>Columns</h2>
            <div class="scroll"><table><thead><tr><th>Column</th><th>Holds</th><th>Picture</th><th class="num">Missing</th><th class="num">Different</th><th>Values</th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "columns")}
            """);
    }

    private static Html Row(ColumnProfile profile)
    {
        var column = profile.Column;
        var missing = MissingShare(profile);
        return Html.Of($"""
            <tr><td><span class="name">{PlainText.Name(column.Name)}</span><br><span class="soft small">{column.Role.ToString().ToLowerInvariant()}</span></td>
            <td>{column.Type.ToString().ToLowerInvariant()}{(column.IsCode ? ", codes" : "")}{(column.Unit is { } unit ? Html.Of($"""<br><span class="soft small">{PlainText.Name(unit)}</span>""") : Html.Empty)}</td>
            <td>{ColumnPicture.Of(profile)}</td>
            <td class="num">{(missing > 0 ? $"{Words.Number(missing * 100)} %" : "none")}</td>
            <td class="num">{profile.DistinctCount:N0}</td>
            <td>{Values(profile)}</td></tr>
            """);
    }

    /// <summary>The share of rows without a usable value: missing, NaN or infinite.</summary>
    public static double MissingShare(ColumnProfile profile) => profile.RowCount == 0 ? 0 : (profile.RowCount - profile.ValueCount) / (double)profile.RowCount;

    public static string Values(ColumnProfile profile)
    {
        if (profile is { Column.Type: ColumnType.Date or ColumnType.Timestamp, Minimum: { } first, Maximum: { } last })
            return $"{Instant(first)} to {Instant(last)}, median {Instant(profile.Quantiles.Quantile(0.5))}";
        if (profile is { Minimum: { } low, Maximum: { } high })
            return $"{Words.Number(low)} to {Words.Number(high)}, median {Words.Number(profile.Quantiles.Quantile(0.5))}, mean {Words.Number(profile.Moments.Mean)}";
        if (profile.Frequent.Values.IsEmpty)
            return "";
        var top = profile.Frequent.Values.OrderByDescending(value => value.Count).Take(ShownValues)
            .Select(value => $"{PlainText.Of(value.Value, 30)} {Words.Number(value.Count * 100.0 / Math.Max(1, profile.ValueCount))} %");
        return string.Join(", ", top);

        string Instant(double value) => profile.Column.Type is ColumnType.Date
            ? Words.Day(DateTimeOffset.UnixEpoch.AddDays(Math.Floor(value)))
            : Words.Minute(DateTimeOffset.UnixEpoch.AddTicks((long)value * TimeSpan.TicksPerMicrosecond));
    }

    private static void WriteFacts(Utf8JsonWriter json, DatasetReport report)
    {
        json.WriteString("name", PlainText.Name(report.Name));
        json.WriteString("digest", report.Version?.Digest.ToString());
        json.WriteNumber("rows", report.Profile.RowCount);
        PageFacts.WriteSome(json, "columns", report.Profile.Columns, FactBytes, static (json, profile) =>
        {
            json.WriteString("name", PlainText.Name(profile.Column.Name));
            json.WriteString("type", profile.Column.Type.ToString());
            json.WriteString("role", profile.Column.Role.ToString());
            json.WriteNumber("missing", profile.RowCount - profile.ValueCount);
            json.WriteNumber("different", profile.DistinctCount);
            PageFacts.WriteNumber(json, "minimum", profile.Minimum);
            PageFacts.WriteNumber(json, "maximum", profile.Maximum);
        });
    }
}
