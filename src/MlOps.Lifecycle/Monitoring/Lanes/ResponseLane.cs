using System.Collections.Immutable;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Is the answer quick and there?</summary>
internal static class ResponseLane
{
    public static LaneFinding Judge(ImmutableArray<MetricBand> bands, ResponseFigures? figures)
    {
        if (figures is null)
            return LaneFinding.Unknown("nobody measures how long answers take yet");
        if (figures.Count == 0)
            return LaneFinding.Unknown("nothing was asked");
        var requests = PlainNumber.Count(figures.Count, "request");
        return LaneFinding.Worst(
        [
            BandWords.Judge(
                $"{PlainWords.Invariant($"{figures.Failures:N0}")} of {requests} got no answer", Find(bands, ResponseFigures.FailureMetric), Point(figures.FailureShare), ""),
            BandWords.Judge(
                $"half of the answers came within {PlainNumber.Of(figures.P50)} seconds and 99 of 100 within {PlainNumber.Of(figures.P99)} seconds",
                Find(bands, ResponseFigures.P99Metric), Point(figures.P99), "because nothing was answered"),
        ]);
    }

    /// <summary>All requests were counted, so there is no uncertainty of a sample.</summary>
    private static Interval? Point(double value) => double.IsNaN(value) ? null : new Interval(value, value);

    private static MetricBand? Find(ImmutableArray<MetricBand> bands, string metric) => bands.FirstOrDefault(band => band.Metric == metric);
}
