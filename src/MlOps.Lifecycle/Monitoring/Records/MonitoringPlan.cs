using System.Collections.Immutable;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>How one model is watched: windows, labels, metrics, schedule. One part of a <see cref="ModelDefinition"/>.</summary>
public sealed record MonitoringPlan
{
    internal const double DefaultMatureShare = 0.9;
    internal const int DefaultMinimumRows = 30;
    internal static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);
    internal static readonly TimeSpan DefaultScoringGrace = TimeSpan.FromHours(1);

    /// <summary>The length of a window; windows of whole weeks start on Monday, all are aligned in UTC. Null when windows are by count.</summary>
    public TimeSpan? Window { get; init; } = DefaultWindow;

    /// <summary>The number of rows of a window; null when windows are by time.</summary>
    public int? WindowRows { get; init; }

    /// <summary>Within which time labels arrive; null when nobody said, or labels never come.</summary>
    public TimeSpan? LabelDelay { get; init; }

    /// <summary>Whether somebody said that labels never come: quality stays unknown, and nobody waits.</summary>
    public bool LabelsNeverArrive { get; init; }

    /// <summary>The share of rows that must have their label for a window to be mature.</summary>
    public double MatureShare { get; init; } = DefaultMatureShare;

    /// <summary>The fewest labeled rows from which a metric gets an interval and so can be judged; with fewer its value is only shown.</summary>
    public int MinimumRows { get; init; } = DefaultMinimumRows;

    /// <summary>What predictions and labels are, checked when they are recorded; null when only own metrics were given.</summary>
    public AnswerKind? Answers { get; init; }

    /// <summary>The metrics of quality, by name and direction known before anything runs.</summary>
    public ImmutableArray<QualityMetric> Metrics { get; init; } = [];

    /// <summary>What answers are worth; null when nobody said.</summary>
    public ValueMetric? Value { get; init; }

    /// <summary>When scoring should happen, as a cron expression in UTC; null when it has no schedule.</summary>
    public string? ScoringSchedule { get; init; }

    /// <summary>How late a scheduled scoring may be before it counts as missed.</summary>
    public TimeSpan ScoringGrace { get; init; } = DefaultScoringGrace;

    /// <summary>Names and roles of recorded columns where the Arrow metadata does not tell them; null for the convention.</summary>
    public TableSchema? Columns { get; init; }

    /// <summary>Whether the model is only watched and never trained or loaded here.</summary>
    public bool IsMonitorOnly { get; init; }

    /// <summary>Whether the length of a window was chosen and is not the default, so that choosing both kinds is noticed.</summary>
    internal bool IsWindowChosen { get; init; }

    /// <summary>A metric of quality by name, or null.</summary>
    /// <param name="name">The name.</param>
    public QualityMetric? FindMetric(string name) => Metrics.FirstOrDefault(metric => metric.Name == name);

    /// <summary>The metrics of a model by name, the value metric included, with the way each gets better; empty when nothing is measured.</summary>
    internal static IReadOnlyDictionary<string, MetricDirection> DirectionsOf(ModelDefinition definition)
    {
        var known = new Dictionary<string, MetricDirection>(StringComparer.Ordinal);
        if (definition.Find<MonitoringPlan>() is not { } plan)
            return known;
        foreach (var metric in plan.Metrics)
            known.TryAdd(metric.Name, metric.Direction);
        if (plan.Value is { } value)
            known.TryAdd(value.Name, value.Direction);
        return known;
    }

    /// <summary>Whether as many labels are in as the mature share asks for; 55 of 100 are 55 %, whatever 0.55 times 100 rounds to.</summary>
    internal bool HasEnough(long labeled, long rows) => labeled + 1e-9 >= MatureShare * rows;
}
