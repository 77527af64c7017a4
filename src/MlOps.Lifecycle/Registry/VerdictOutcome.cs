using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Registry;

/// <summary>A finding on one model version.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictOutcome>))]
public enum VerdictOutcome
{
    /// <summary>It may be used.</summary>
    Accepted,

    /// <summary>It must not be used.</summary>
    Rejected,

    /// <summary>The evidence did not allow an answer.</summary>
    Inconclusive,
}
