using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>What can go wrong between the world and the model.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FlowFindingKind>))]
public enum FlowFindingKind
{
    /// <summary>A scheduled scoring did not happen.</summary>
    MissedScoring,

    /// <summary>Rows arrived that could not be scored.</summary>
    NotScored,

    /// <summary>Fewer rows arrived than usual.</summary>
    LowVolume,

    /// <summary>Labels are missing after the time within which they should have come.</summary>
    MissingLabels,
}
