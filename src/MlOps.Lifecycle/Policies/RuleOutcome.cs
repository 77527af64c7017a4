using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Policies;

/// <summary>What a rule says about evidence: three-valued, because evidence can be missing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleOutcome>))]
public enum RuleOutcome
{
    /// <summary>The evidence does not allow an answer.</summary>
    Unknown,

    /// <summary>No.</summary>
    Fails,

    /// <summary>Yes.</summary>
    Holds,
}
