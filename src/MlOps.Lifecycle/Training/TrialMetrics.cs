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
        var days = Days(times);
        return plan.Metrics.Add(new()
        {
            Name = value.Name,
            Direction = value.Direction,
            Unit = $"{value.Currency} per day",
            Compute = (labels, predictions) => value.Compute(labels, predictions) / days,
        });
    }

    /// <summary>The days that rows cover: from the first to the last, and one usual step more, so that 24 hourly rows are one day.</summary>
    internal static double Days(ImmutableArray<DateTimeOffset> times)
    {
        if (times.Length < 2)
            return 1;
        var span = times[^1] - times[0];
        return span == TimeSpan.Zero ? 1 : (span + span / (times.Length - 1)).TotalDays;
    }
}
