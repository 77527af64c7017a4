using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Training;

/// <summary>What a metric came to when it was first accepted.</summary>
internal sealed record AcceptedMetric(string Metric, double Value, Interval? Interval)
{
    public static AcceptedMetric Of(QualityMeasurement measured) => new(measured.Metric, measured.Value, measured.Interval);

    public static AcceptedMetric Of(ValueMeasurement measured) => new(measured.Metric, measured.PerDay, measured.Interval);

    public static AcceptedMetric Of(QualityEvidence remembered) => new(remembered.Metric, remembered.Reference!.Value, remembered.ReferenceInterval);
}
