using System.Diagnostics.Metrics;
using MlOps.Lifecycle.Diagnostics;

namespace MlOps.Lifecycle.Serving;

internal static class ServingInstruments
{
    public static readonly Histogram<double> Duration = LifecycleTelemetry.Meter.CreateHistogram<double>(
        LifecycleTelemetry.PredictionDuration, "s", "How long one answer took, without its record.");

    public static readonly Counter<long> Unrecorded = LifecycleTelemetry.Meter.CreateCounter<long>(
        LifecycleTelemetry.PredictionUnrecorded, "{prediction}", "Answers that were given but could not be recorded.");
}
