using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Reporting;

/// <summary>What kept decisions, runs and moves of the alias tell about the past. Pure.</summary>
internal static class History
{
    /// <summary>Metrics by window: each window once, as it was known last.</summary>
    /// <param name="records">The decisions, newest first.</param>
    /// <param name="plan">How the model is watched, for units; null when nobody said.</param>
    public static ImmutableArray<MetricSeries> Metrics(IReadOnlyList<DecisionRecord> records, MonitoringPlan? plan) =>
    [
        .. records
            .SelectMany(record => (record.Evidence.Quality ?? []).Select(metric => (record.Evidence.Champion, Metric: metric)))
            .GroupBy(measured => measured.Metric.Metric, StringComparer.Ordinal)
            .Select(group => Series([.. group], plan))
            .Where(series => !series.Points.IsEmpty)
            .OrderByDescending(series => series.IsValue)
            .ThenByDescending(series => series.Band is not null)
            .ThenBy(series => plan?.Metrics.Select(metric => metric.Name).ToList().IndexOf(series.Metric)),
    ];

    /// <summary>What happened, oldest first.</summary>
    public static ImmutableArray<TimelineEvent> Events(IReadOnlyList<DecisionRecord> records, IReadOnlyList<TrainingRun> runs, IReadOnlyList<AliasEvent> moves) =>
        [.. Moves(moves).Concat(Ends(runs)).Concat(Decisions(records)).Concat(Flow(records)).OrderBy(happened => happened.At).ThenBy(happened => happened.Kind)];

    private static MetricSeries Series((ModelVersionId? Champion, QualityEvidence Metric)[] measured, MonitoringPlan? plan)
    {
        var newest = measured[0].Metric;
        return new()
        {
            Metric = newest.Metric,
            Direction = newest.Direction,
            Unit = newest.IsValue ? plan?.Value?.Currency : plan?.FindMetric(newest.Metric)?.Unit,
            IsValue = newest.IsValue,
            Reference = newest.Reference,
            ReferenceInterval = newest.ReferenceInterval,
            Band = newest.Band,
            Points =
            [
                .. measured
                    .Where(point => point.Metric is { Window: not null, Current: { } value } && double.IsFinite(value))
                    .DistinctBy(point => point.Metric.Window)
                    .OrderBy(point => point.Metric.Window!.Value.Start)
                    .Select(point => new MetricPoint(point.Metric.Window!.Value, point.Metric.Current!.Value, point.Metric.CurrentInterval, point.Metric.IsMature, point.Champion)),
            ],
        };
    }

    private static IEnumerable<TimelineEvent> Moves(IReadOnlyList<AliasEvent> moves)
    {
        var held = new HashSet<ModelVersionId>();
        foreach (var move in moves)
        {
            var kind = held.Add(move.To) ? TimelineEventKind.Promoted : TimelineEventKind.RolledBack;
            yield return new(move.At, kind, $"{move.To} became champion{(move.From is { } from ? $" after {from}" : "")}. {move.Reason}");
        }
    }

    private static IEnumerable<TimelineEvent> Ends(IReadOnlyList<TrainingRun> runs) =>
        runs.Where(run => run is { IsEnded: true, State: not RunState.Promoted, FinishedAt: not null })
            .Select(run => new TimelineEvent(run.FinishedAt!.Value, TimelineEventKind.RunEnded, $"A run {(Words.IsUndecided(run) ? "stayed" : "was")} {Words.Of(run)}. {run.Verdict?.Sentence ?? run.Steps.LastOrDefault()?.Sentence}"));

    /// <summary>
    /// A window is decided about once without and once with labels: what was decided first counts. The same action for windows
    /// in a row is one event.
    /// </summary>
    private static IEnumerable<TimelineEvent> Decisions(IReadOnlyList<DecisionRecord> records)
    {
        DecisionRecord? begun = null;
        DecisionRecord? last = null;
        var windows = 0;
        foreach (var record in records.Reverse())
        {
            var isCalm = record.Decision.Action is LifecycleAction.NoAction or LifecycleAction.Wait;
            if (begun is not null && record.Decision.Action == begun.Decision.Action)
            {
                windows += record.Evidence.Window == last!.Evidence.Window ? 0 : 1;
                last = record;
                continue;
            }

            // A mature look at the same window that is calm does not take back what was decided on the first one.
            if (begun is not null && isCalm && record.Evidence.Window == last!.Evidence.Window)
                continue;
            if (begun is not null)
                yield return Event(begun, last!, windows);
            (begun, last, windows) = isCalm ? (null, null, 0) : (record, record, 1);
        }

        if (begun is not null)
            yield return Event(begun, last!, windows);
    }

    private static TimelineEvent Event(DecisionRecord begun, DecisionRecord last, int windows) => new(
        begun.Decision.At,
        begun.Decision.Action is LifecycleAction.RepairData ? TimelineEventKind.RepairData : TimelineEventKind.Decided,
        DecisionWords.Say(begun.Decision) + Again(windows, last.Decision.At));

    /// <summary>One kind of finding for windows in a row is one event.</summary>
    private static IEnumerable<TimelineEvent> Flow(IReadOnlyList<DecisionRecord> records)
    {
        var findings = records.Reverse().SelectMany(record => record.Evidence.Flow ?? []).DistinctBy(finding => (finding.Kind, finding.Window));
        foreach (var kind in findings.GroupBy(finding => finding.Kind))
        {
            var row = new List<FlowFinding>();
            foreach (var finding in kind.OrderBy(finding => finding.Window.Start))
            {
                if (row.Count > 0 && finding.Window.Start > row[^1].Window.End)
                {
                    yield return Event(row);
                    row.Clear();
                }

                row.Add(finding);
            }

            yield return Event(row);
        }
    }

    private static TimelineEvent Event(List<FlowFinding> row) =>
        new(row[0].Window.End, TimelineEventKind.Flow, row[0].Sentence + Again(row.Count, row[^1].Window.End));

    private static string Again(int windows, DateTimeOffset last) => windows == 1 ? "" : $" The same for {windows} windows, last on {Words.Day(last)}.";
}
