namespace MlOps.Lifecycle.Monitoring;

/// <summary>What is missing before a window can be judged by its labels.</summary>
internal static class LabelWait
{
    /// <summary>What is missing, or null when the window can be judged.</summary>
    public static string? Find(MonitoringPlan plan, WindowReport? report, DateTimeOffset now)
    {
        if (report is null)
            return LaneFinding.NoWindow;
        var window = PlainWords.In(report.Window);
        if (report.PredictedRows == 0)
            return $"nothing was predicted {window}";
        if (report is { IsMature: true, LabeledRows: > 0 })
            return null;
        if (plan.LabelsNeverArrive && report.LabeledRows == 0)
            return "labels never arrive, so nothing measures it; inputs and predictions are watched instead";
        return PlainWords.Invariant($"{report.LabeledRows:N0} of {report.PredictedRows:N0} labels of the rows {window} are in and {plan.MatureShare:0.##%} are needed; {When(report, now)}");
    }

    public static string TooFew(MonitoringPlan plan, WindowReport report) => report.LabeledRows < plan.MinimumRows
        ? PlainWords.Invariant($"from only {report.LabeledRows:N0} of the {plan.MinimumRows:N0} labeled rows that an interval needs")
        : "without an interval, because the metric has no value on too many parts of the rows";

    private static string When(WindowReport report, DateTimeOffset now) =>
        report.MatureAt is not { } at ? "nobody said how long labels take (LabelsArriveWithin)"
        : at > now ? $"they should be in by {PlainWords.At(at)}"
        : $"they should have been in by {PlainWords.At(at)}";
}
