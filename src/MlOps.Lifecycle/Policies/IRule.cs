using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>One question to the evidence. Made by <see cref="Rule"/>, combined by <c>&amp;</c>, <c>|</c> and <c>!</c>.</summary>
/// <remarks>Implementations are immutable, pure and thread-safe; they never throw on evidence: what is missing is <see cref="RuleOutcome.Unknown"/>.</remarks>
public interface IRule
{
    /// <summary>The kind of rule in reasons and configuration, for example <c>quality-drops</c>.</summary>
    string Kind { get; }

    /// <summary>The metrics the rule names; one that no evaluator declares is found at start.</summary>
    ImmutableArray<string> Metrics { get; }

    /// <summary>How much of the past the rule looks at; nothing unless it says so.</summary>
    TimeSpan Memory => TimeSpan.Zero;

    /// <summary>Answers.</summary>
    /// <param name="evidence">What is known.</param>
    RuleResult Evaluate(Evidence evidence);
}
