using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>What a gate says about a candidate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateOutcome>))]
public enum GateOutcome
{
    /// <summary>The evidence does not allow an answer.</summary>
    Inconclusive,

    /// <summary>Yes.</summary>
    Pass,

    /// <summary>No.</summary>
    Fail,
}
