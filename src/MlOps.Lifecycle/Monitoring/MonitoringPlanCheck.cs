using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Finds what contradicts itself in how a model is watched.</summary>
internal sealed class MonitoringPlanCheck : IModelCheck
{
    /// <summary>Far beyond any real delay, and small enough that no time plus it leaves the calendar.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(10_000);

    public IEnumerable<string> Check(ModelDefinition definition) =>
        definition.Find<MonitoringPlan>() is { } plan ? [.. Windows(plan), .. Labels(plan), .. Metrics(plan), .. Schedule(plan), .. Columns(plan)] : [];

    private static IEnumerable<string> Windows(MonitoringPlan plan)
    {
        if (plan is { Window: not null, WindowRows: not null })
            yield return $"windows are both by time ({plan.Window}) and by rows ({plan.WindowRows}): keep WindowEvery(...) or WindowOf(...).";
        if (plan is { Window: null, WindowRows: null })
            yield return "windows are neither by time nor by rows: add WindowEvery(...) or WindowOf(...).";
        if (plan.Window <= TimeSpan.Zero || plan.Window > LongestDelay)
            yield return $"a window is {plan.Window} long: give WindowEvery(...) a positive length of at most {LongestDelay.TotalDays:N0} days.";
        if (plan.WindowRows < 1)
            yield return $"a window has {plan.WindowRows} rows: give WindowOf(...) at least 1.";
    }

    private static IEnumerable<string> Labels(MonitoringPlan plan)
    {
        if (plan.LabelDelay < TimeSpan.Zero || plan.LabelDelay > LongestDelay)
            yield return $"labels arrive {plan.LabelDelay} after their row: give LabelsArriveWithin(...) zero to {LongestDelay.TotalDays:N0} days, or say LabelsNeverArrive().";
        if (plan.LabelsNeverArrive && plan.LabelDelay is not null)
            yield return $"labels arrive within {plan.LabelDelay} and never: keep LabelsArriveWithin(...) or LabelsNeverArrive().";
        if (!(plan.MatureShare > 0 && plan.MatureShare <= 1))
            yield return $"a window is mature from a share of {plan.MatureShare} of labels on: give LabelsArriveWithin(...) a share above 0 and at most 1.";
    }

    private static IEnumerable<string> Metrics(MonitoringPlan plan)
    {
        if (plan.MinimumRows < 2)
            yield return $"metrics are judged from {plan.MinimumRows} rows on: give MeasureFrom(...) at least 2.";
        var names = plan.Metrics.Select(metric => metric.Name).Concat(plan.Value is { } value ? [value.Name] : []).ToArray();
        if (names.Any(string.IsNullOrWhiteSpace))
            yield return "a metric has no name: give every Measure(...) and MeasureValue(...) a name.";
        foreach (var name in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return $"metric '{name}' is measured twice: give each metric, of quality and of value, its own name.";
    }

    private static IEnumerable<string> Schedule(MonitoringPlan plan)
    {
        if (plan.ScoringSchedule is { } cron && !ScoringSchedule.TryParse(cron, out _, out var reason))
            yield return ScoringSchedule.Complaint(cron, reason);
        if (plan.ScoringGrace < TimeSpan.Zero || plan.ScoringGrace > LongestDelay)
            yield return $"a scheduled scoring is missed after {plan.ScoringGrace}: give ScoringRuns(...) a grace of zero to {LongestDelay.TotalDays:N0} days.";
    }

    private static IEnumerable<string> Columns(MonitoringPlan plan)
    {
        foreach (var role in new[] { ColumnRole.Id, ColumnRole.Time, ColumnRole.Prediction, ColumnRole.Label })
        {
            if (plan.Columns?.WithRole(role).ToArray() is { Length: > 1 } columns)
                yield return $"columns {string.Join(" and ", columns.Select(column => $"'{column.Name}'"))} both have the role {role}: keep one of them in RecordedColumns(...).";
        }
    }
}
