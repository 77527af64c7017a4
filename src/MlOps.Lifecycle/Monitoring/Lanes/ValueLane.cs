using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Is it worth it?</summary>
internal static class ValueLane
{
    public static LaneFinding Judge(MonitoringPlan plan, WindowReport? report, ImmutableArray<MetricBand> bands, DateTimeOffset now)
    {
        if (plan.Value is null)
            return LaneFinding.Unknown("nobody said what answers are worth, for example with MeasureValue(...)");
        if (LabelWait.Find(plan, report, now) is { } waiting)
            return LaneFinding.Unknown(waiting);
        var window = PlainWords.In(report!.Window);
        if (report.Value is not { } value || double.IsNaN(value.PerDay))
            return LaneFinding.Unknown($"{plan.Value.Name} has no value {window}: the {PlainNumber.Count(report.LabeledRows, "labeled row")} do not allow one");
        var interval = value.Interval is { } i ? $" ({PlainWords.Of(i)})" : "";
        return BandWords.Judge(
            $"{value.Metric} {PlainWords.With(value.PerDay, value.Currency)} per day{interval} {window}",
            bands.FirstOrDefault(band => band.Metric == value.Metric),
            value.Interval,
            LabelWait.TooFew(plan, report));
    }
}
