using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The report of a model as text for a console.</summary>
internal static class ModelText
{
    private const int MostLines = 12;
    private const int NameWidth = 14;

    public static string Of(ModelReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Model}  ");
        text.AppendLine(report.Champion is { } champion ? $"{champion.Id} is champion{(report.ChampionSince is { } since ? $" since {Words.Day(since)}" : "")}" : report.IsMonitorOnly ? "runs elsewhere and is watched here" : "no version is champion");
        text.AppendLine($"  environment {report.Environment}, {Words.Minute(report.At)} UTC");
        foreach (var lane in report.Lanes)
            text.AppendLine($"  {lane.Status.ToString().ToUpperInvariant(),-9} {PlainText.Sentence(lane.Sentence)}");
        Decision(text, report);
        Changed(text, report);
        Lines(text, "RUNS", report.Runs, run => $"{Words.Day(run.StartedAt)}  {Words.Of(run),-9}  {run.Candidate?.ToString() ?? "-",-NameWidth}  {PlainText.Sentence(run.Verdict?.Sentence ?? run.Reason)}");
        Lines(text, "HAPPENED", [.. report.Events.Reverse()], happened => $"{Words.Day(happened.At)}  {Words.Of(happened.Kind),-11}  {PlainText.Sentence(happened.Sentence)}");
        return text.ToString().TrimEnd();
    }

    private static void Decision(StringBuilder text, ModelReport report)
    {
        if (report.Decision?.Decision is not { } decision)
        {
            text.AppendLine("DECISION  nothing was decided yet");
            return;
        }

        text.AppendLine($"DECISION  {PlainText.Sentence(DecisionWords.Say(decision))}");
        if (DecisionWords.Older(report) is { } older)
            text.AppendLine($"  {older}");
        foreach (var reason in DecisionWords.Further(decision).Take(MostLines))
            text.AppendLine($"  because {PlainText.Sentence(reason.Sentence)}");
        foreach (var refused in decision.Refused.Take(MostLines))
            text.AppendLine($"  not {Words.Of(refused.Action),-15} {PlainText.Sentence(string.Join(" ", refused.Reasons.Select(reason => reason.Sentence)))}");
        foreach (var notice in decision.Notices.Take(MostLines))
            text.AppendLine($"  noticed {PlainText.Sentence(notice)}");
    }

    private static void Changed(StringBuilder text, ModelReport report)
    {
        if (report.Decision?.Evidence is not { } evidence)
            return;
        Lines(text, "FEED", evidence.Feed ?? [], finding => PlainText.Sentence(finding.Sentence));
        if (evidence.Drift is not { } drift)
        {
            text.AppendLine("CHANGED   unknown: there was no reference, no champion or no rows");
            return;
        }

        Lines(text, "CHANGED", [.. drift.Where(column => column.Verdict is DriftVerdict.Drifted).OrderByDescending(column => column.Effect / column.PracticalMinimum ?? double.NaN)],
            column => $"{PlainText.Name(column.Column).PadRight(NameWidth)}  {PlainText.Sentence(column.Sentence)}");
    }

    private static void Lines<T>(StringBuilder text, string title, IReadOnlyList<T> items, Func<T, string> line)
    {
        if (items.Count == 0)
            return;
        text.AppendLine(title);
        foreach (var item in items.Take(MostLines))
            text.AppendLine($"  {line(item)}");
        if (items.Count > MostLines)
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {items.Count - MostLines:N0} more");
    }
}
