using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Policies;

/// <summary>Everything a policy may know about one model at one time. What is unknown is null, never a default.</summary>
/// <remarks>Immutable and thread-safe. Written by hand in tests with the builders; the JSON form has a version and reads back equal.</remarks>
public sealed partial record Evidence
{
    /// <summary>The version of the JSON form that this library writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>The version of the form.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>When, in the domain's time: the only clock of a policy.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The version that serves; null when unknown or none.</summary>
    public ModelVersionId? Champion { get; init; }

    /// <summary>Since when that version serves; null when unknown or none.</summary>
    public DateTimeOffset? ChampionSince { get; init; }

    /// <summary>The newest closed window; null when unknown.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>What the window was compared with, for example <c>bikes@3 (training data of demand@2)</c>; null when unknown.</summary>
    public string? DriftReference { get; init; }

    /// <summary>The drift of each judged column; null when drift is unknown.</summary>
    public ImmutableArray<ColumnDrift>? Drift { get; init; }

    /// <summary>Changes of the schema; null when unknown.</summary>
    public ImmutableArray<SchemaChange>? SchemaChanges { get; init; }

    /// <summary>Technical changes of the data; null when unknown.</summary>
    public ImmutableArray<FeedFinding>? Feed { get; init; }

    /// <summary>The metrics of quality and value; null when unknown.</summary>
    public ImmutableArray<QualityEvidence>? Quality { get; init; }

    /// <summary>What did not flow; null when unknown.</summary>
    public ImmutableArray<FlowFinding>? Flow { get; init; }

    /// <summary>The finished runs, newest first; null when unknown.</summary>
    public ImmutableArray<RunEvidence>? Runs { get; init; }

    /// <summary>Whether a run is open now; null when unknown.</summary>
    public bool? IsRunOpen { get; init; }

    /// <summary>Whether the library trains the model; false when it is trained elsewhere and only watched, null when unknown.</summary>
    public bool? IsTrainedHere { get; init; }

    /// <summary>Labeled rows that arrived since the champion's training data; null when unknown.</summary>
    public long? NewRows { get; init; }

    /// <summary>Labeled rows of the window that quality was measured in; null when unknown.</summary>
    public long? LabeledRows { get; init; }

    /// <summary>Within which time labels arrive; <see cref="TimeSpan.MaxValue"/> when they never do; null when nobody said.</summary>
    public TimeSpan? LabelDelay { get; init; }

    /// <summary>The longest label delay that may be waited for before drift alone is acted on; null when nothing was agreed.</summary>
    public TimeSpan? LabelHorizon { get; init; }

    /// <summary>The length of a window; null when unknown.</summary>
    public TimeSpan? WindowLength { get; init; }

    /// <summary>What people were told about drift already, newest first; null when unknown.</summary>
    public ImmutableArray<NoticedDrift>? Noticed { get; init; }

    /// <summary>Earlier evidence, newest first, each without its own history; empty when there is none.</summary>
    public ImmutableArray<Evidence> History { get; init; } = [];
}
