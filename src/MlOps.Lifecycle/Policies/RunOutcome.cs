using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Policies;

/// <summary>How a run of continuous training ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunOutcome>))]
public enum RunOutcome
{
    /// <summary>The candidate was promoted.</summary>
    Promoted,

    /// <summary>The candidate did not pass.</summary>
    Rejected,

    /// <summary>The rows to judge on were too few to say; the champion stays, and nothing is known about the candidate.</summary>
    Inconclusive,

    /// <summary>People were asked to act.</summary>
    Escalated,

    /// <summary>A step failed.</summary>
    Failed,
}
