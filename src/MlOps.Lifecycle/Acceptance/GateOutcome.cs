namespace MlOps.Lifecycle.Acceptance;

/// <summary>What a gate says about a candidate.</summary>
public enum GateOutcome
{
    /// <summary>The evidence does not allow an answer.</summary>
    Inconclusive,

    /// <summary>Yes.</summary>
    Pass,

    /// <summary>No.</summary>
    Fail,
}
