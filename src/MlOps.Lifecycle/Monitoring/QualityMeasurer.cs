using System.Collections.Immutable;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Computes metrics with their uncertainty from rows in order of time. Pure: the same rows and seed give the same answer.</summary>
internal static class QualityMeasurer
{
    internal const int DefaultSeed = 1;
    private const double Confidence = 0.95;
    private const int Replicates = 400;
    private const int ReplicatesOfManyRows = 200;
    private const int ManyRows = 50_000;

    /// <summary>Measures rows that all have a label.</summary>
    public static ImmutableArray<QualityMeasurement> Measure(
        ImmutableArray<QualityMetric> metrics, ScoredRows rows, int seed = DefaultSeed, int minimumRows = MonitoringPlan.DefaultMinimumRows)
    {
        if (rows.Count == 0)
            return [];
        var window = new TimeWindow(rows.Times[0], rows.Times[^1] + TimeSpan.FromMicroseconds(1));
        return [.. metrics.Select(metric =>
        {
            var result = Estimate(metric.Name, metric.Compute, rows, seed, minimumRows);
            return new QualityMeasurement
            {
                Metric = metric.Name,
                Direction = metric.Direction,
                Unit = metric.Unit,
                Window = window,
                Value = result.Estimate,
                Interval = result.Interval,
                LabeledRows = rows.Count,
                PredictedRows = rows.Count,
                IsMature = true,
            };
        })];
    }

    /// <summary>One number of the rows; without an interval when the rows are too few or the bootstrap often has no answer.</summary>
    public static (double Estimate, Interval? Interval) Estimate(string name, MetricFunction compute, ScoredRows rows, int seed, int minimumRows)
    {
        try
        {
            if (rows.Count < Math.Max(2, minimumRows))
                return (compute(rows.Labels.AsSpan(), rows.Predictions.AsSpan()), null);
            var labels = new double[rows.Count];
            var predictions = new double[rows.Count];
            var result = BlockBootstrap.Interval(
                rows.Count,
                rows.SuggestBlockLength(),
                rows.Count > ManyRows ? ReplicatesOfManyRows : Replicates,
                unchecked((ulong)seed),
                Confidence,
                drawn =>
                {
                    for (var i = 0; i < drawn.Length; i++)
                    {
                        labels[i] = rows.Labels[drawn[i]];
                        predictions[i] = rows.Predictions[drawn[i]];
                    }

                    return compute(labels, predictions);
                });
            return (result.Estimate, result.Interval);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new LifecycleException($"Metric '{name}' could not be computed from {rows.Count} rows: {exception.Message} Correct the metric's function or the recorded labels and predictions.", exception);
        }
    }
}
