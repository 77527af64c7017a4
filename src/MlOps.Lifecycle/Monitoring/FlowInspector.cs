using System.Globalization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Finds what did not arrive or did not run in one window.</summary>
internal sealed class FlowInspector(IMonitoringStore store, LifecycleEnvironment environment)
{
    internal const double LowVolumeShare = 0.5;
    private const int EarlierWindows = 4;
    private const int FewestEarlierWindows = 3;
    private const int OccurrencesToName = 3;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Adds the facts and findings of flow to a report that has its rows counted.</summary>
    public async Task<WindowReport> InspectAsync(
        MonitoringPlan plan, WindowReport report, IReadOnlyList<RecordedRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = await store.FindFirstTimeAsync(environment.Name, report.Model, cancellationToken).ConfigureAwait(false);
        var (due, missed) = await ScoringsAsync(plan, report, first, now, cancellationToken).ConfigureAwait(false);
        var usual = plan.WindowRows is null ? await UsualRowsAsync(report, first, cancellationToken).ConfigureAwait(false) : null;
        return report with
        {
            UsualRows = usual,
            ScoringsDue = due,
            ScoringsDone = due - missed?.Count,
            Flow =
            [
                .. Missed(plan, report, due, missed),
                .. NotScored(report),
                .. LowVolume(report, usual),
                .. MissingLabels(plan, report, rows, now),
            ],
        };
    }

    /// <summary>An occurrence counts as done when something was recorded from then on until its grace ends or the next occurrence comes.</summary>
    private async Task<(int? Due, IReadOnlyList<DateTimeOffset>? Missed)> ScoringsAsync(
        MonitoringPlan plan, WindowReport report, DateTimeOffset? first, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (plan.ScoringSchedule is not { } cron)
            return (null, null);
        var window = report.Window;
        var reach = new TimeWindow(window.Start, window.End + plan.ScoringGrace + TimeSpan.FromTicks(1));
        var recorded = await store.ListRecordingTimesAsync(environment.Name, report.Model, reach, cancellationToken).ConfigureAwait(false);

        // Before anything was recorded for the first time nothing was due.
        var begin = first >= window.Start && recorded is [var earliest, ..] ? earliest - plan.ScoringGrace : window.Start;
        var due = 0;
        var missed = new List<DateTimeOffset>();
        DateTimeOffset[] occurrences = [.. ScoringSchedule.Parse(report.Model, cron).Occurrences(reach)];
        for (int i = 0, next = 0; i < occurrences.Length; i++)
        {
            var occurrence = occurrences[i];
            if (occurrence < begin || !window.Contains(occurrence) || occurrence + plan.ScoringGrace > now)
                continue;
            while (next < recorded.Count && recorded[next] < occurrence)
                next++;
            due++;
            var isDone = next < recorded.Count
                && recorded[next] <= occurrence + plan.ScoringGrace
                && (i + 1 == occurrences.Length || recorded[next] < occurrences[i + 1]);
            if (!isDone)
                missed.Add(occurrence);
        }

        return (due, missed);
    }

    /// <summary>Windows like this one: the ones just before, or for windows shorter than a week those at the same time of the weeks before, because weekdays differ.</summary>
    private async Task<long?> UsualRowsAsync(WindowReport report, DateTimeOffset? first, CancellationToken cancellationToken)
    {
        var (window, counts) = (report.Window, new List<long>());
        var step = window.Duration < Week ? Week : window.Duration;
        for (var back = 1; back <= EarlierWindows && window.Duration > TimeSpan.Zero; back++)
        {
            if (first is null || window.Start - first.Value < back * step)
                break;
            var earlier = new TimeWindow(window.Start - (back * step), window.End - (back * step));
            counts.Add(await store.CountRowsAsync(environment.Name, report.Model, earlier, cancellationToken).ConfigureAwait(false));
        }

        if (counts.Count < FewestEarlierWindows)
            return null;
        counts.Sort();
        return (counts[(counts.Count - 1) / 2] + counts[counts.Count / 2]) / 2;
    }

    private static IEnumerable<FlowFinding> Missed(MonitoringPlan plan, WindowReport report, int? due, IReadOnlyList<DateTimeOffset>? missed)
    {
        if (due is not > 0 || missed is not { Count: > 0 })
            yield break;
        var named = string.Join(", ", missed.Take(OccurrencesToName).Select(PlainWords.At));
        var more = missed.Count > OccurrencesToName ? $" and {(missed.Count - OccurrencesToName).ToString(CultureInfo.InvariantCulture)} more" : "";
        yield return Finding(
            report, FlowFindingKind.MissedScoring, due.Value, due.Value - missed.Count,
            $"{missed.Count} of {PlainNumber.Count(due.Value, "scheduled scoring")} did not happen {PlainWords.In(report.Window)}: {named}{more} (schedule {plan.ScoringSchedule}, {PlainWords.Span(plan.ScoringGrace)} of grace).");
    }

    private static IEnumerable<FlowFinding> NotScored(WindowReport report)
    {
        var missing = report.RecordedRows - report.PredictedRows;
        if (missing > 0)
        {
            yield return Finding(
                report, FlowFindingKind.NotScored, report.RecordedRows, report.PredictedRows,
                $"{missing} of {PlainNumber.Count(report.RecordedRows, "row")} arrived {PlainWords.In(report.Window)} and could not be scored.");
        }
    }

    private static IEnumerable<FlowFinding> LowVolume(WindowReport report, long? usual)
    {
        if (usual is { } rows && report.RecordedRows < LowVolumeShare * rows)
        {
            yield return Finding(
                report, FlowFindingKind.LowVolume, rows, report.RecordedRows,
                $"{(report.RecordedRows == 0 ? "No rows" : $"Only {PlainNumber.Count(report.RecordedRows, "row")}")} arrived {PlainWords.In(report.Window)}; usually it is about {PlainWords.Invariant($"{rows:N0}")}.");
        }
    }

    private static IEnumerable<FlowFinding> MissingLabels(MonitoringPlan plan, WindowReport report, IReadOnlyList<RecordedRow> rows, DateTimeOffset now)
    {
        if (plan.LabelDelay is not { } delay)
            yield break;
        var (due, labeled) = (0L, 0L);
        foreach (var row in rows)
        {
            if (row.Prediction is null || row.Time > now - delay)
                continue;
            due++;
            labeled += row.Label is null ? 0 : 1;
        }

        if (!plan.HasEnough(labeled, due))
        {
            yield return Finding(
                report, FlowFindingKind.MissingLabels, due, labeled,
                $"Labels are missing: {labeled} of {PlainNumber.Count(due, "row")} {PlainWords.In(report.Window)} have one, though labels should arrive within {PlainWords.Span(delay)}.");
        }
    }

    private static FlowFinding Finding(WindowReport report, FlowFindingKind kind, long expected, long observed, string sentence) =>
        new() { Kind = kind, Window = report.Window, Expected = expected, Observed = observed, Sentence = sentence };
}
