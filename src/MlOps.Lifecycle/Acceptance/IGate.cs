using System.Collections.Immutable;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>One condition a candidate must meet.</summary>
/// <remarks>Implementations are immutable, pure and thread-safe. "Too few rows" is an outcome, never an exception.</remarks>
public interface IGate
{
    /// <summary>The kind of gate in configuration and pages, for example <c>at-least</c>.</summary>
    string Kind { get; }

    /// <summary>The metrics the gate names; one that no evaluator declares is found at start.</summary>
    ImmutableArray<string> Metrics { get; }

    /// <summary>Judges.</summary>
    /// <param name="trial">The candidate's answers, the champion's and the baseline's on the same rows.</param>
    GateResult Evaluate(Trial trial);
}
