using System.Globalization;
using System.Text;

namespace MlOps.Lifecycle.Drift;

/// <summary>A comparison as text for a console: the verdict, what changed by rank, what was left out, the next step.</summary>
internal static class DriftText
{
    private const int MostRows = 25;
    private const int WidestName = 28;

    public static string Of(DriftReport report)
    {
        var summary = DriftSummary.Of(report);
        var text = new StringBuilder();
        text.AppendLine($"{Word(summary),-8}{summary.Headline}");
        text.AppendLine(CultureInfo.InvariantCulture, $"        {PlainText.Name(report.Current)} ({PlainNumber.Count(report.CurrentRows, "row")}) compared with {PlainText.Name(report.Reference)} ({PlainNumber.Count(report.ReferenceRows, "row")})");
        Feed(text, report);
        var width = Math.Min(WidestName, summary.Columns.Select(column => PlainText.Name(column.Name).Length).DefaultIfEmpty(0).Max());
        Changed(text, "changed", [.. summary.With(DriftVerdict.Drifted)], width);
        Changed(text, "cannot be told yet", [.. summary.With(DriftVerdict.Inconclusive)], width);
        Rest(text, summary);
        if (!report.LeftOut.IsEmpty)
            text.AppendLine($"  left out: {List(report.LeftOut.Select(left => $"{PlainText.Name(left.Column)} ({PlainText.Sentence(left.Reason)})"))}");
        return text.Append($"NEXT    {summary.NextStep}").ToString();
    }

    private static string Word(DriftSummary summary) =>
        summary.IsBroken ? "BROKEN" : summary.Verdict switch
        {
            DriftVerdict.Drifted => "DRIFT",
            DriftVerdict.NotDrifted => "STABLE",
            _ => "UNKNOWN",
        };

    private static void Feed(StringBuilder text, DriftReport report)
    {
        string[] lines =
        [
            .. report.Relations.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => $"  feed    {PlainText.Sentence(finding.Sentence)}"),
            .. report.SchemaChanges.OrderByDescending(change => change.Breaking).Select(change => $"  {(change.Breaking ? "feed  " : "schema")}  {PlainText.Sentence(change.Sentence)}"),
            .. report.Relations.Where(finding => finding.Verdict == DriftVerdict.Inconclusive).Select(finding => $"  notice  {PlainText.Sentence(finding.Sentence)}"),
        ];
        Lines(text, lines);
    }

    private static void Changed(StringBuilder text, string title, RankedColumn[] columns, int width)
    {
        if (columns.Length == 0)
            return;
        var effect = columns.Max(column => Effect(column).Length);
        text.AppendLine($"  {title}:");
        Lines(text, [.. columns.Select(column => $"    {PlainText.Of(column.Name, WidestName).PadRight(width)}  {Effect(column).PadRight(effect)}  {PlainText.Sentence(What(column))}")]);
    }

    /// <summary>What moved, over all detectors that saw drift; name and effect stand before it already. Else the whole sentence.</summary>
    private static string What(RankedColumn column) => column.Verdict == DriftVerdict.Drifted && column.Strongest.Change is not null
        ? string.Join("; ", column.Findings.Where(finding => finding.Verdict == DriftVerdict.Drifted && finding.Change is not null).Select(finding => finding.Change).Distinct())
        : column.Strongest.Sentence;

    private static void Rest(StringBuilder text, DriftSummary summary)
    {
        RankedColumn[] rest = [.. summary.With(DriftVerdict.NotDrifted)];
        if (rest.Length == 0)
            return;
        var largest = double.IsNaN(rest[0].Excess) ? "" : $" (largest: {PlainText.Name(rest[0].Name)}, {Number(rest[0].Excess)} times what matters)";
        text.AppendLine(CultureInfo.InvariantCulture, $"  {rest.Length:N0} {(rest.Length == 1 ? "column" : "columns")} did not change in a way that matters{largest}");
    }

    private static void Lines(StringBuilder text, string[] lines)
    {
        foreach (var line in lines.Take(MostRows))
            text.AppendLine(line.TrimEnd());
        if (lines.Length > MostRows)
            text.AppendLine(CultureInfo.InvariantCulture, $"    and {lines.Length - MostRows:N0} more");
    }

    private static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length <= MostRows ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostRows))} and {(all.Length - MostRows).ToString("N0", CultureInfo.InvariantCulture)} more";
    }

    private static string Effect(RankedColumn column) =>
        $"{PlainText.Name(column.Strongest.EffectName)} {Number(column.Strongest.Effect)} (from {Number(column.Strongest.PracticalMinimum)} on)";

    private static string Number(double value) => double.IsNaN(value) ? "unknown" : value.ToString("0.0##", CultureInfo.InvariantCulture);
}
