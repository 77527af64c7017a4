using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Evidence in, one explained decision out.</summary>
/// <remarks>Implementations are immutable, pure and thread-safe: no I/O, no clock but the evidence's.</remarks>
public interface IRetrainingPolicy
{
    /// <summary>The policy's name in records, for example <c>recommended</c>.</summary>
    string Name { get; }

    /// <summary>The metrics the policy names; one that no evaluator declares is found at start.</summary>
    ImmutableArray<string> Metrics { get; }

    /// <summary>How much of the past the rules look at; as much history the evidence must bring.</summary>
    TimeSpan Memory { get; }

    /// <summary>Decides.</summary>
    /// <param name="evidence">What is known.</param>
    Decision Decide(Evidence evidence);
}
