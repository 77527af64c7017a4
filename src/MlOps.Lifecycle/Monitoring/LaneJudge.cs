using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Judges the four lanes of one model. Pure. A lane without evidence is unknown and never healthy.</summary>
internal static class LaneJudge
{
    /// <summary>Judges all lanes, in the order Value, Quality, Response, Flow.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="report">The newest closed window; null when there is none.</param>
    /// <param name="labeled">The newest window if its labels are in, else the newest one whose labels are due; null when there is none.</param>
    /// <param name="bands">What was agreed on, per metric; empty when nothing was.</param>
    /// <param name="now">The time, in the domain's time.</param>
    /// <param name="response">How quickly the model answered; null when nobody measures it.</param>
    public static ImmutableArray<LaneReport> Judge(
        ModelDefinition definition, WindowReport? report, WindowReport? labeled, ImmutableArray<MetricBand> bands, DateTimeOffset now, ResponseFigures? response = null)
    {
        var plan = definition.Find<MonitoringPlan>() ?? new();
        return
        [
            Say(Lane.Value, ValueLane.Judge(plan, labeled, bands, now)),
            Say(Lane.Quality, QualityLane.Judge(plan, labeled, bands, now)),
            Say(Lane.Response, ResponseLane.Judge(bands, response)),
            Say(Lane.Flow, FlowLane.Judge(report)),
        ];
    }

    private static LaneReport Say(Lane lane, LaneFinding finding) => new()
    {
        Lane = lane,
        Status = finding.Status,
        Sentence = finding.Status is LaneStatus.Unknown ? $"{lane}: unknown: {finding.Sentence}." : $"{lane}: {finding.Sentence}.",
    };
}
