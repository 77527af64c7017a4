namespace MlOps.Lifecycle.Training;

/// <summary>One recorded step of a run.</summary>
/// <param name="State">The state that was reached.</param>
/// <param name="At">When, in the domain's time.</param>
/// <param name="Sentence">What happened, for people.</param>
public sealed record RunStep(RunState State, DateTimeOffset At, string Sentence);
