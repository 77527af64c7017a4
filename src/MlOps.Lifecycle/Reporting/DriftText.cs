using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Writes a drift report for the console: the verdict, the columns that matter with direction and size, and the next step.</summary>
/// <remarks>Pure and thread-safe. Holds no row values; of categories only those that findings name.</remarks>
public static class DriftText
{
    private const int MostLines = 10;

    /// <summary>Writes the report, some lines without a line break at the end.</summary>
    /// <param name="report">The report.</param>
    public static string Write(DriftReport report)
    {
        var columns = report.Findings.GroupBy(finding => finding.Column, StringComparer.Ordinal).Select(ColumnSummary.Of).ToArray();
        var drifted = columns.Where(column => column.Strongest.Verdict is DriftVerdict.Drifted).ToArray();
        var unknown = columns.Where(column => column.Strongest.Verdict is DriftVerdict.Inconclusive).ToArray();
        var quiet = columns.Where(column => column.Strongest.Verdict is DriftVerdict.NotDrifted).ToArray();

        var text = new StringBuilder();
        Headline(text, report, columns.Length, drifted.Length, unknown.Length);
        Table(text, [.. drifted.Take(MostLines)]);
        More(text, drifted.Length - MostLines, "more that changed");
        foreach (var column in unknown.Take(MostLines))
            Line(text, $"  ? {column.Strongest.Sentence}");
        More(text, unknown.Length - MostLines, "more that cannot be judged yet");
        if (quiet.Length > 0)
            Line(text, $"  {Columns(quiet.Length)} without a change that matters{Largest(quiet)}");
        if (!report.LeftOut.IsEmpty)
            Line(text, $"  {Columns(report.LeftOut.Length)} left out: {string.Join("; ", report.LeftOut.Take(MostLines).Select(column => $"{column.Column} ({column.Reason})"))}{(report.LeftOut.Length > MostLines ? "; …" : "")}");
        foreach (var change in report.SchemaChanges.Take(MostLines))
            Line(text, $"SCHEMA {change.Sentence}");
        More(text, report.SchemaChanges.Length - MostLines, "more changes of the schema");
        text.Append("NEXT   ").Append(NextStep.Of(report));
        return text.ToString();
    }

    private static void Headline(StringBuilder text, DriftReport report, int watched, int drifted, int unknown)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"({report.Reference}, {report.ReferenceRows:#,0} rows → {report.Current}, {report.CurrentRows:#,0} rows)");
        Line(text, watched == 0 ? $"CANNOT SAY  no column was compared {rows}"
            : drifted > 0 ? $"DRIFT  {drifted} of {Columns(watched)} changed in a way that matters {rows}"
            : unknown > 0 ? $"CANNOT SAY  {unknown} of {Columns(watched)} cannot be judged yet {rows}"
            : $"NO DRIFT  {Columns(watched)} compared {rows}");
    }

    private static void Table(StringBuilder text, ColumnSummary[] drifted)
    {
        if (drifted.Length == 0)
            return;
        var name = drifted.Max(column => column.Name.Length);
        var effect = drifted.Max(column => column.Effect.Length);
        foreach (var column in drifted)
            Line(text, $"  {column.Name.PadRight(name)}  {column.Effect.PadRight(effect)}  {column.Change}");
    }

    private static string Largest(ColumnSummary[] quiet) => quiet.Where(column => column.Strongest.Effect > 0).Select(column => $" (largest: {column.Name}, {column.Effect})").FirstOrDefault() ?? "";

    private static void More(StringBuilder text, int count, string what)
    {
        if (count > 0)
            Line(text, string.Create(CultureInfo.InvariantCulture, $"  and {count} {what}"));
    }

    private static string Columns(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "column" : "columns")}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
