using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

/// <summary>What a broken feed means for the lanes: data that came broken did not flow, and what was measured on them says nothing about the model.</summary>
internal static class FeedLanes
{
    /// <summary>The lanes with what the evidence says about the feed.</summary>
    /// <param name="lanes">The lanes as measured.</param>
    /// <param name="evidence">What is known of the window.</param>
    /// <param name="labeled">The window that value and quality were measured on; null when none was.</param>
    public static ImmutableArray<LaneReport> Apply(ImmutableArray<LaneReport> lanes, Evidence evidence, TimeWindow? labeled)
    {
        FeedFinding[] broken = [.. (evidence.Feed ?? []).Where(finding => finding.Breaking)];
        if (broken.Length == 0)
            return lanes;
        var columns = string.Join(", ", broken.Select(finding => $"'{finding.Column}'").Distinct(StringComparer.Ordinal));
        return [.. lanes.Select(lane => lane.Lane switch
        {
            Lane.Flow => lane with { Status = LaneStatus.Broken, Sentence = $"Flow: {string.Join(" ", broken.Select(finding => finding.Sentence))}{Besides(lane)}" },
            Lane.Value or Lane.Quality when labeled == evidence.Window && lane.Status is not LaneStatus.Unknown => lane with
            {
                Status = LaneStatus.Unknown,
                Sentence = $"{lane.Lane}: unknown: {columns} came broken, so what was measured says nothing about the model.",
            },
            _ => lane,
        })];
    }

    /// <summary>What else did not flow; that rows came as usual is no news beside a broken feed.</summary>
    private static string Besides(LaneReport flow) =>
        flow.Status is LaneStatus.Degraded or LaneStatus.Broken ? $" {flow.Sentence[$"{Lane.Flow}: ".Length..]}" : "";
}
