using System.Globalization;
using System.Text.Json;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Reporting;

/// <summary>A comparison of two tables as a page.</summary>
internal static class DriftPage
{
    private const int ColumnBytes = 120_000;
    private const int FeedBytes = 24_000;
    private const int QuietBytes = 56_000;
    private const int LeftOutBytes = 12_000;
    private const int FactBytes = 30_000;

    public static HtmlPage Of(DriftReport report) => Of(report, _ => Html.Empty, 1);

    /// <summary>The page of a comparison.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="picture">Draws a column; empty where there is nothing to draw.</param>
    /// <param name="room">The share of a page's room that it may take.</param>
    public static HtmlPage Of(DriftReport report, Func<string, Html> picture, double room)
    {
        var summary = DriftSummary.Of(report);
        return new()
        {
            Title = $"{PlainText.Name(report.Current)} compared with {PlainText.Name(report.Reference)}",
            Body = Html.Of($"""
                <p class="kicker">Comparison</p>
                <h1>{PlainText.Name(report.Current)}</h1>
                <p class="soft">{PlainNumber.Count(report.CurrentRows, "row")}, compared with <span class="name">{PlainText.Name(report.Reference)}</span> ({PlainNumber.Count(report.ReferenceRows, "row")})</p>
                {Lead(summary)}
                {Sections(report, summary, picture, room)}
                <footer>The bar shows an effect against what matters in practice: the upright line is where it begins to matter, the whisker is how sure the effect is. p-values assume independent rows; they are details and never the verdict.</footer>
                """),
            Facts = PageFacts.Of(json => WriteFacts(json, report, summary, room)),
        };
    }

    /// <summary>What other pages show of a comparison: feed, columns, what was left out.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="picture">Draws a column.</param>
    /// <param name="room">The share of a page's room that it may take.</param>
    public static Html Sections(DriftReport report, DriftSummary summary, Func<string, Html> picture, double room) =>
        Html.Of($"{Feed(report, (int)(FeedBytes * room))}{Windowed(report)}{Changed(summary, picture, (int)(ColumnBytes * room))}{Quiet(summary, picture, (int)(QuietBytes * room))}{LeftOut(report, (int)(LeftOutBytes * room))}");

    public static PageState State(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Drifted => PageState.Notice,
        DriftVerdict.NotDrifted => PageState.Good,
        _ => PageState.Unknown,
    };

    public static void WriteFacts(Utf8JsonWriter json, DriftReport report, DriftSummary summary, double room)
    {
        json.WriteString("reference", PlainText.Name(report.Reference));
        json.WriteString("current", PlainText.Name(report.Current));
        json.WriteNumber("referenceRows", report.ReferenceRows);
        json.WriteNumber("currentRows", report.CurrentRows);
        json.WriteString("verdict", summary.Verdict.ToString());
        json.WriteBoolean("feedIsBroken", summary.IsBroken);
        json.WriteString("headline", summary.Headline);
        json.WriteString("nextStep", summary.NextStep);
        PageFacts.WriteSome(json, "columns", summary.Columns, (int)(FactBytes * room), static (json, column) =>
        {
            json.WriteString("name", PlainText.Name(column.Name));
            json.WriteString("verdict", column.Verdict.ToString());
            json.WriteString("detector", PlainText.Name(column.Strongest.Detector));
            PageFacts.WriteNumber(json, "effect", column.Strongest.Effect);
            PageFacts.WriteNumber(json, "practicalMinimum", column.Strongest.PracticalMinimum);
            PageFacts.WriteNumber(json, "windowLimit", column.Strongest.WindowLimit);
            PageFacts.WriteNumber(json, "excess", column.Excess);
        });
        PageFacts.WriteSome(json, "schemaChanges", report.SchemaChanges, (int)(FactBytes * room / 3), static (json, change) =>
        {
            json.WriteString("column", PlainText.Name(change.Column));
            json.WriteString("kind", change.Kind.ToString());
            json.WriteBoolean("breaking", change.Breaking);
        });
        PageFacts.WriteSome(json, "relations", report.Relations, (int)(FactBytes * room / 3), static (json, finding) =>
        {
            json.WriteString("column", PlainText.Name(finding.Column));
            json.WriteString("verdict", finding.Verdict.ToString());
            PageFacts.WriteNumber(json, "share", finding.Share);
        });
    }

    private static Html Lead(DriftSummary summary)
    {
        var state = summary.IsBroken ? PageState.Bad : State(summary.Verdict);
        var word = summary.IsBroken ? "Feed broken" : Word(summary.Verdict);
        return Html.Of($"""
            <div class="card lead {Badge.Class(state)}">{Badge.Of(state, word)}
            <p class="say">{summary.Headline}</p>
            <p class="next"><b>Next</b>{summary.NextStep}</p></div>
            """);
    }

    private static Html Feed(DriftReport report, int bytes)
    {
        (PageState State, string Word, string Column, string Sentence)[] rows =
        [
            .. report.Relations.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => (PageState.Bad, "Broken", finding.Column, finding.Sentence)),
            .. report.SchemaChanges.OrderByDescending(change => change.Breaking).Select(change => (change.Breaking ? PageState.Bad : PageState.Notice, Word(change), change.Column, change.Sentence)),
            .. report.Relations.Where(finding => finding.Verdict == DriftVerdict.Inconclusive).Select(finding => (PageState.Unknown, "Not sure", finding.Column, finding.Sentence)),
        ];
        if (rows.Length == 0)
            return Html.Empty;
        var (shown, left) = RowBudget.Take(rows, bytes, row => Html.Of(
            $"""<tr><td class="name">{PlainText.Name(row.Column)}</td><td>{Badge.Of(row.State, row.Word)}</td><td>{row.Sentence}</td></tr>"""));
        return Html.Of($"""
            <h2>Feed and schema</h2>
            <div class="scroll"><table><thead><tr><th>Column</th><th>State</th><th>What happened</th></tr></thead><tbody>{shown}</tbody></table></div>
            {RowBudget.Note(left, "findings")}
            """);
    }

    /// <summary>Why a bar may end far beyond the practical minimum and the column still be called stable.</summary>
    private static Html Windowed(DriftReport report) => report.Findings.Any(finding => finding.WindowLimit > finding.PracticalMinimum)
        ? Html.Of($"""<p class="soft small">Seasons and chance move every window. Windows of the reference were compared with each other, and a column counts as drifted only beyond what they reach by themselves, where that is more than what matters in practice. The upright line is the larger of the two limits; the details name both.</p>""")
        : Html.Empty;

    private static Html Changed(DriftSummary summary, Func<string, Html> picture, int bytes)
    {
        RankedColumn[] columns = [.. summary.Columns.Where(column => column.Verdict != DriftVerdict.NotDrifted)];
        if (columns.Length == 0)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(columns, bytes, column => Row(column, picture(column.Name)));
        return Html.Of($"""
            <h2>What changed, by how far it exceeds what matters</h2>
            <div class="scroll"><table><thead><tr><th>Column</th><th>State</th><th>How far</th><th>What</th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "columns")}
            """);
    }

    private static Html Row(RankedColumn column, Html picture)
    {
        var finding = column.Strongest;
        var state = State(column.Verdict);
        return Html.Of($"""
            <tr><td><span class="name">{PlainText.Name(column.Name)}</span><br><span class="soft small">{finding.Role.ToString().ToLowerInvariant()}</span></td>
            <td>{Badge.Of(state, Word(column.Verdict))}</td>
            <td>{EffectGauge.Of(finding.Effect, RankedColumn.LimitOf(finding), finding.EffectInterval, state)}<br><span class="soft small">{Times(column.Excess)}</span></td>
            <td>{picture}<p>{finding.Sentence}</p><details><summary>Details</summary>{column.Findings.Select(Detail)}</details></td></tr>
            """);
    }

    private static Html Detail(DriftFinding finding) => Html.Of($"""
        <dl><dt>Test</dt><dd>{finding.Test}</dd>
        <dt>{PlainText.Name(finding.EffectName)}</dt><dd>{Number(finding.Effect)}{(finding.EffectInterval is { } interval ? $" ({interval})" : "")}; matters from {Number(finding.PracticalMinimum)} on{(finding.WindowLimit is { } limit ? $", and {finding.ReferenceWindows} windows of the reference reach {Number(limit)} by themselves" : "")}</dd>
        <dt>Statistic, p</dt><dd>{Number(finding.Statistic)}, {P(finding.PValue)}</dd>
        <dt>Rows</dt><dd>{finding.ReferenceRows:N0} and {finding.CurrentRows:N0}</dd></dl>
        """);

    private static Html Quiet(DriftSummary summary, Func<string, Html> picture, int bytes)
    {
        RankedColumn[] columns = [.. summary.With(DriftVerdict.NotDrifted)];
        if (columns.Length == 0)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(columns, bytes, column => Html.Of($"""
            <tr><td class="name">{PlainText.Name(column.Name)}</td><td>{EffectGauge.Of(column.Strongest.Effect, RankedColumn.LimitOf(column.Strongest), column.Strongest.EffectInterval, PageState.Good)}</td><td class="soft">{PlainText.Name(column.Strongest.EffectName)} {Number(column.Strongest.Effect)}</td><td>{picture(column.Name)}</td></tr>
            """));
        return Html.Of($"""
            <h2>Did not change in a way that matters</h2>
            <div class="scroll"><table><thead><tr><th>Column</th><th>How far</th><th>Effect</th><th></th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "columns")}
            """);
    }

    private static Html LeftOut(DriftReport report, int bytes)
    {
        if (report.LeftOut.IsEmpty)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(report.LeftOut, bytes, column => Html.Of($"""<li><span class="name">{PlainText.Name(column.Column)}</span> <span class="soft">{column.Reason}</span></li>"""));
        return Html.Of($"""<h2>Left out</h2><div class="card"><ul>{rows}</ul></div>{RowBudget.Note(left, "columns")}""");
    }

    public static string Word(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Drifted => "Drifted",
        DriftVerdict.NotDrifted => "Stable",
        _ => "Cannot be told",
    };

    private static string Word(SchemaChange change) => change.Breaking ? $"{change.Kind}, breaking" : change.Kind.ToString();

    private static string Times(double excess) =>
        double.IsFinite(excess) ? string.Create(CultureInfo.InvariantCulture, $"{excess:0.0} times what matters") : "how far is unknown";

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : "unknown";

    private static string P(double? value) => value switch
    {
        null => "no p-value",
        < 0.0001 => "p < 0.0001",
        { } p => string.Create(CultureInfo.InvariantCulture, $"p = {p:0.####}"),
    };
}
