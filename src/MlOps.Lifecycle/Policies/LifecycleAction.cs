using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Policies;

/// <summary>What to do about a model: a closed set.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifecycleAction>))]
public enum LifecycleAction
{
    /// <summary>Nothing.</summary>
    NoAction,

    /// <summary>Wait: labels mature, a limit runs out.</summary>
    Wait,

    /// <summary>Repair the data before anything else: a feed is broken.</summary>
    RepairData,

    /// <summary>Adjust the scores or the threshold; ranking still holds.</summary>
    Recalibrate,

    /// <summary>Fit the same architecture on fresh data.</summary>
    Retrain,

    /// <summary>Hand the case to people: a refit would not help.</summary>
    Redevelop,

    /// <summary>Put back the version before.</summary>
    RollBack,
}
