using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Training;

/// <summary>One attempt at continuous training, from its trigger to its end, as the store recorded it.</summary>
public sealed record TrainingRun
{
    /// <summary>The run.</summary>
    public required RunId Id { get; init; }

    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>Makes the trigger act once: the same key finds the same run.</summary>
    public required string Key { get; init; }

    /// <summary>Who triggered it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>How far it came.</summary>
    public required RunState State { get; init; }

    /// <summary>When it was triggered, in the domain's time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, in the domain's time; null while it is open.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Every step, in order.</summary>
    public ImmutableArray<RunStep> Steps { get; init; } = [];

    /// <summary>The name of the agreement in force when the run was triggered; null when there was none.</summary>
    public string? Agreement { get; init; }

    /// <summary>The rows that were trained on.</summary>
    public DatasetVersionId? TrainingData { get; init; }

    /// <summary>The rows that the candidate was judged on.</summary>
    public DatasetVersionId? EvaluationData { get; init; }

    /// <summary>The version that was trained.</summary>
    public ModelVersionId? Candidate { get; init; }

    /// <summary>The version that held the alias when the candidate was judged; null for the first.</summary>
    public ModelVersionId? Champion { get; init; }

    /// <summary>What was fitted, so that a resumed run never fits twice; null before.</summary>
    public FittedModel? Fitted { get; init; }

    /// <summary>The candidate's measurements on the rows it was judged on. Those of the first promoted run are the reference that later quality is judged against.</summary>
    public ImmutableArray<QualityMeasurement> Evaluation { get; init; } = [];

    /// <summary>What every gate said.</summary>
    public AcceptanceVerdict? Verdict { get; init; }

    /// <summary>What the run cost, in the agreement's currency; null when nobody said.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Whether the run has ended.</summary>
    public bool IsEnded => State is RunState.Promoted or RunState.Rejected or RunState.Escalated or RunState.Failed;

    /// <summary>Whether this is a later record of the same run: same identity, and at least one more step behind the earlier ones.</summary>
    /// <param name="earlier">The record as it was stored.</param>
    public bool Follows(TrainingRun earlier) =>
        Id == earlier.Id && Model == earlier.Model && Key == earlier.Key
        && Steps.Length > earlier.Steps.Length && Steps.AsSpan(0, earlier.Steps.Length).SequenceEqual(earlier.Steps.AsSpan());
}
