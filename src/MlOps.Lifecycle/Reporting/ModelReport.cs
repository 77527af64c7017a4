using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Everything a person needs to know about one model at one time. Gathered by <see cref="IModelReporter"/>; shown by <see cref="ReportText"/> and <see cref="ReportHtml"/>.</summary>
public sealed record ModelReport
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The environment.</summary>
    public required EnvironmentName Environment { get; init; }

    /// <summary>When the report was made, in the domain's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The version that serves; null when none does.</summary>
    public ModelVersion? Champion { get; init; }

    /// <summary>Whether the model is only watched here: it runs elsewhere, and no version of it is kept.</summary>
    public bool IsMonitorOnly { get; init; }

    /// <summary>Since when it serves, by the store's clock; null when none does.</summary>
    public DateTimeOffset? ChampionSince { get; init; }

    /// <summary>The newest closed window as far as it can be measured now; null before the first has closed.</summary>
    public WindowReport? Window { get; init; }

    /// <summary>The four lanes, in the order Value, Quality, Response, Flow.</summary>
    public required ImmutableArray<LaneReport> Lanes { get; init; }

    /// <summary>The newest decision with its evidence: every panel speaks about this one. Null while nothing was decided.</summary>
    public DecisionRecord? Decision { get; init; }

    /// <summary>The full comparison behind the decision; null when this process did not make it: then the evidence tells what is kept of it.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Metrics over time, each window once, oldest first.</summary>
    public ImmutableArray<MetricSeries> Metrics { get; init; } = [];

    /// <summary>What happened, oldest first.</summary>
    public ImmutableArray<TimelineEvent> Events { get; init; } = [];

    /// <summary>Runs of continuous training, newest first.</summary>
    public ImmutableArray<TrainingRun> Runs { get; init; } = [];

    /// <summary>Who was champion, oldest first.</summary>
    public ImmutableArray<AliasEvent> AliasHistory { get; init; } = [];

    /// <summary>Findings of people and gates on the champion, oldest first.</summary>
    public ImmutableArray<ModelVerdict> Verdicts { get; init; } = [];

    /// <summary>The report for a console.</summary>
    public override string ToString() => ReportText.Of(this);
}
