using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

/// <summary>What one tick saw, decided and did.</summary>
public sealed record TickReport
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>When, in the domain's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The window that was judged; null while none has closed.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>The version that held the alias when the tick began; null for none.</summary>
    public ModelVersionId? Champion { get; init; }

    /// <summary>What was measured in the window; null while none has closed.</summary>
    public WindowReport? Measured { get; init; }

    /// <summary>
    /// What value and quality were judged on: the same window if its labels are in, else the newest one whose labels are due; null while none has closed.
    /// </summary>
    public WindowReport? Labeled { get; init; }

    /// <summary>The four lanes.</summary>
    public required ImmutableArray<LaneReport> Lanes { get; init; }

    /// <summary>What changed in the data; null without a champion, a reference or rows, and where the decision is repeated that another process made.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>The evidence that the decision rests on.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The decision, with reasons and refused alternatives.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Whether this tick only repeats what an earlier one saw and decided.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The run that the decision started or continued; null for none.</summary>
    public TrainingRun? Run { get; init; }

    /// <summary>Model, time, decision and how the run ended, in one line.</summary>
    public override string ToString() =>
        $"{Model} {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {Decision.Sentence}{(Run is { IsEnded: true } run ? $" {run.Steps[^1].Sentence}" : "")}";
}
