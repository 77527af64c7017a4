namespace MlOps.Lifecycle.Policies;

/// <summary>How a run of continuous training ended.</summary>
public enum RunOutcome
{
    /// <summary>The candidate was promoted.</summary>
    Promoted,

    /// <summary>The candidate did not pass.</summary>
    Rejected,

    /// <summary>People were asked to act.</summary>
    Escalated,

    /// <summary>A step failed.</summary>
    Failed,
}
