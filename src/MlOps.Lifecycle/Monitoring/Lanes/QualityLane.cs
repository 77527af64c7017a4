using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Is it right?</summary>
internal static class QualityLane
{
    public static LaneFinding Judge(MonitoringPlan plan, WindowReport? report, ImmutableArray<MetricBand> bands, DateTimeOffset now)
    {
        if (plan.Metrics.IsEmpty)
            return LaneFinding.Unknown("nobody said how it is measured, for example with MeasureRegression() or MeasureBinaryClassification()");
        if (LabelWait.Find(plan, report, now) is { } waiting)
            return LaneFinding.Unknown(waiting);
        if (report!.Quality.IsEmpty)
            return LaneFinding.Unknown($"no metric was measured {PlainWords.In(report.Window)}");
        QualityMeasurement[] agreed = [.. report.Quality.Where(metric => bands.Any(band => band.Metric == metric.Metric))];
        return agreed.Length > 0
            ? LaneFinding.Worst(agreed.Select(metric => Judge(plan, report, metric, bands.First(band => band.Metric == metric.Metric))))
            : Judge(plan, report, report.Quality[0], null);
    }

    private static LaneFinding Judge(MonitoringPlan plan, WindowReport report, QualityMeasurement metric, MetricBand? band)
    {
        var window = PlainWords.In(report.Window);
        if (double.IsNaN(metric.Value))
            return LaneFinding.Unknown($"{metric.Metric} has no value {window}: the {PlainNumber.Count(report.LabeledRows, "labeled row")} do not allow one");
        var interval = metric.Interval is { } i ? $" ({PlainWords.Of(i)})" : "";
        return BandWords.Judge($"{metric.Metric} {PlainWords.With(metric.Value, metric.Unit)}{interval} {window}", band, metric.Interval, LabelWait.TooFew(plan, report));
    }
}
