namespace MlOps.Lifecycle.Monitoring;

/// <summary>How quickly a model answered over some time, as whoever serves it measured it.</summary>
/// <param name="Count">Requests, answered or not.</param>
/// <param name="Failures">Requests that got no answer.</param>
/// <param name="P50">Seconds within which half of the answers came; NaN when there was none.</param>
/// <param name="P99">Seconds within which 99 of 100 answers came; NaN when there was none.</param>
internal sealed record ResponseFigures(long Count, long Failures, double P50, double P99)
{
    /// <summary>The name of a band on <see cref="P99"/>, in seconds.</summary>
    internal const string P99Metric = "response-p99";

    /// <summary>The name of a band on the share of <see cref="Failures"/>.</summary>
    internal const string FailureMetric = "response-failures";

    /// <summary>The share of requests without an answer.</summary>
    public double FailureShare => Count == 0 ? double.NaN : (double)Failures / Count;
}
