namespace MlOps.Lifecycle.Monitoring;

/// <summary>Does data arrive, and does it run when it should?</summary>
internal static class FlowLane
{
    public static LaneFinding Judge(WindowReport? report)
    {
        if (report is null)
            return LaneFinding.Unknown(LaneFinding.NoWindow);
        if (!report.Flow.IsEmpty)
        {
            var half = report.Flow.Any(finding => 2 * finding.Observed < finding.Expected);
            return new(half ? LaneStatus.Broken : LaneStatus.Degraded, string.Join(" ", report.Flow.Select(finding => finding.Sentence)).TrimEnd('.'));
        }

        var arrived = $"{PlainNumber.Count(report.RecordedRows, "row")} arrived {PlainWords.In(report.Window)}";
        return (report.ScoringsDue, report.UsualRows) switch
        {
            ( > 0 and var due, > 0) => new(LaneStatus.Healthy, $"{due} of {PlainNumber.Count(due, "scheduled scoring")} ran and {arrived}, as usual"),
            ( > 0 and var due, _) => new(LaneStatus.Healthy, $"{due} of {PlainNumber.Count(due, "scheduled scoring")} ran and {arrived}"),
            (_, > 0) => new(LaneStatus.Healthy, $"{arrived}, as usual"),
            _ => LaneFinding.Unknown($"{arrived}, and nothing tells how many should: nobody said when scoring is due (ScoringRuns), and earlier windows are too few to compare with"),
        };
    }
}
