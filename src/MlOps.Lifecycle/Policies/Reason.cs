namespace MlOps.Lifecycle.Policies;

/// <summary>Why a rule holds, fails or cannot say.</summary>
/// <param name="Rule">The kind of the rule, for example <c>quality-drops</c> or <c>cooldown</c>.</param>
/// <param name="Observed">What was seen, for people.</param>
/// <param name="Required">What the rule asks for, for people.</param>
/// <param name="Sentence">Both in one sentence.</param>
public sealed record Reason(string Rule, string Observed, string Required, string Sentence);
