using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Drift;

/// <summary>What windows are compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftReferenceKind>))]
public enum DriftReferenceKind
{
    /// <summary>The dataset version that trained the serving version; it switches with the promotion.</summary>
    TrainingData,

    /// <summary>The time just before the window.</summary>
    Trailing,

    /// <summary>The time around the same date one period earlier.</summary>
    SameSeason,
}
