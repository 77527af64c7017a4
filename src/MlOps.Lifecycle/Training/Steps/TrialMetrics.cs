using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Training;

/// <summary>The metrics that gates may name: those of quality, and the value metric as money per day of the judged rows.</summary>
internal static class TrialMetrics
{
    public static ImmutableArray<QualityMetric> Of(MonitoringPlan plan, ImmutableArray<DateTimeOffset> times)
    {
        if (plan.Value is not { } value)
            return plan.Metrics;
        var days = ScoredRows.DaysCovered(times);
        return plan.Metrics.Add(new()
        {
            Name = value.Name,
            Direction = value.Direction,
            Unit = $"{value.Currency} per day",
            Compute = (labels, predictions) => value.Compute(labels, predictions) / days,
        });
    }
}
