using System.Diagnostics.Metrics;
using MlOps.Lifecycle.Diagnostics;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

/// <summary>What the loop counts and times.</summary>
internal static class LifecycleMeters
{
    private static readonly Histogram<double> TickDuration =
        LifecycleTelemetry.Meter.CreateHistogram<double>(LifecycleTelemetry.TickDuration, "s", "How long one tick of one model took.");

    private static readonly Histogram<double> TrainingDuration =
        LifecycleTelemetry.Meter.CreateHistogram<double>(LifecycleTelemetry.TrainingDuration, "s", "How long one fit took.");

    private static readonly Counter<long> Promotions =
        LifecycleTelemetry.Meter.CreateCounter<long>(LifecycleTelemetry.PromotionCount, "{promotion}", "Promotions by outcome.");

    private static readonly Counter<long> Decisions =
        LifecycleTelemetry.Meter.CreateCounter<long>(LifecycleTelemetry.DecisionCount, "{decision}", "Decisions by action.");

    public static void Ticked(ModelName model, TimeSpan duration) =>
        TickDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(LifecycleTelemetry.ModelTag, model.Value));

    public static void Fitted(ModelName model, TimeSpan duration) =>
        TrainingDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(LifecycleTelemetry.ModelTag, model.Value));

    public static void Promoted(ModelName model, bool promoted) =>
        Promotions.Add(
            1,
            new KeyValuePair<string, object?>(LifecycleTelemetry.ModelTag, model.Value),
            new KeyValuePair<string, object?>(LifecycleTelemetry.PromotionOutcomeTag, promoted ? "promoted" : "conflict"));

    public static void Decided(ModelName model, LifecycleAction action) =>
        Decisions.Add(
            1,
            new KeyValuePair<string, object?>(LifecycleTelemetry.ModelTag, model.Value),
            new KeyValuePair<string, object?>(LifecycleTelemetry.ActionTag, action.ToString()));
}
