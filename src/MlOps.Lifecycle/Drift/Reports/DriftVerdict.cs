using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Drift;

/// <summary>What a detector says about one column.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftVerdict>))]
public enum DriftVerdict
{
    /// <summary>The data do not allow an answer: too few rows, or the interval still contains the practical minimum.</summary>
    Inconclusive,

    /// <summary>The change, if any, is smaller than what matters in practice.</summary>
    NotDrifted,

    /// <summary>The change is at least what matters in practice.</summary>
    Drifted,
}
