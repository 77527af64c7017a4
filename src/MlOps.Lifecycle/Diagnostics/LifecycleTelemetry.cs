using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MlOps.Lifecycle.Diagnostics;

/// <summary>Every name that leaves the library as telemetry: one meter, one activity source, their instruments and tags.</summary>
/// <remarks>Durations are seconds. Tags are bounded: never a row id, a user or a category value. Thread-safe.</remarks>
public static class LifecycleTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "MlOps.Lifecycle";

    /// <summary>Histogram, seconds: how long one tick of one model took.</summary>
    public const string TickDuration = "mlops.tick.duration";

    /// <summary>Histogram, seconds: how long one fit took.</summary>
    public const string TrainingDuration = "mlops.training.duration";

    /// <summary>Counter: promotions by outcome.</summary>
    public const string PromotionCount = "mlops.promotion.count";

    /// <summary>Counter: decisions by action.</summary>
    public const string DecisionCount = "mlops.decision.count";

    /// <summary>Histogram, seconds: how long one answer took, without its record.</summary>
    public const string PredictionDuration = "mlops.prediction.duration";

    /// <summary>Counter: answers that were given but could not be recorded.</summary>
    public const string PredictionUnrecorded = "mlops.prediction.unrecorded";

    /// <summary>Tag: the model's name.</summary>
    public const string ModelTag = "mlops.model.name";

    /// <summary>Tag: the id of the version that answered.</summary>
    public const string VersionTag = "mlops.model.version";

    /// <summary>Tag: the action of a decision.</summary>
    public const string ActionTag = "mlops.decision.action";

    /// <summary>Tag: the outcome of a promotion.</summary>
    public const string PromotionOutcomeTag = "mlops.promotion.outcome";

    internal static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Activities = new(Name);
}
