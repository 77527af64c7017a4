using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>The state of one lane.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LaneStatus>))]
public enum LaneStatus
{
    /// <summary>No evidence. Never shown as healthy.</summary>
    Unknown,

    /// <summary>Within what was agreed.</summary>
    Healthy,

    /// <summary>Outside what is tolerated, not yet bad enough to act.</summary>
    Degraded,

    /// <summary>Bad enough that somebody or something must act.</summary>
    Broken,
}
