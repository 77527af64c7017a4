namespace MlOps.Lifecycle.Policies;

/// <summary>What is known about one finished run.</summary>
/// <param name="FinishedAt">When it ended, in the domain's time.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Cost">What it cost, in the agreement's currency; null when nobody said.</param>
public sealed record RunEvidence(DateTimeOffset FinishedAt, RunOutcome Outcome, decimal? Cost = null);
