using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>Data that came broken did not flow, and what was measured on them says nothing about the model.</summary>
public sealed class FeedLanesTests
{
    private static readonly TimeWindow Week = new(Live, Live.AddDays(7));

    private static readonly Evidence Broken = (Evidence.For(Sales, Live.AddDays(8)) with { Window = Week }).WithFeed("km", "The unit of 'km' changed.");

    [Fact]
    public void Flow_is_broken_and_what_else_did_not_flow_is_still_told()
    {
        var lane = Of(FeedLanes.Apply(Lanes(LaneStatus.Degraded, "Flow: 2 of 7 scheduled scorings did not happen."), Broken, Week), Lane.Flow);
        lane.Status.Should().Be(LaneStatus.Broken);
        lane.Sentence.Should().Be("Flow: The unit of 'km' changed. 2 of 7 scheduled scorings did not happen.");
    }

    [Fact]
    public void Flow_that_was_as_usual_is_only_broken()
    {
        Of(FeedLanes.Apply(Lanes(LaneStatus.Healthy, "Flow: 168 rows arrived, as usual."), Broken, Week), Lane.Flow).Sentence.Should().Be("Flow: The unit of 'km' changed.");
        Of(FeedLanes.Apply(Lanes(LaneStatus.Unknown, "Flow: unknown: nothing tells how many should."), Broken, Week), Lane.Flow).Sentence.Should().Be("Flow: The unit of 'km' changed.");
    }

    [Fact]
    public void Quality_and_value_of_the_broken_window_are_unknown()
    {
        var lanes = FeedLanes.Apply(Lanes(), Broken, Week);
        foreach (var lane in new[] { Lane.Value, Lane.Quality })
        {
            Of(lanes, lane).Status.Should().Be(LaneStatus.Unknown);
            Of(lanes, lane).Sentence.Should().Be($"{lane}: unknown: 'km' came broken, so what was measured says nothing about the model.");
        }

        Of(lanes, Lane.Response).Status.Should().Be(LaneStatus.Healthy);
    }

    [Fact]
    public void Quality_of_an_earlier_sound_window_still_counts() =>
        Of(FeedLanes.Apply(Lanes(), Broken, new TimeWindow(Live.AddDays(-7), Live)), Lane.Quality).Status.Should().Be(LaneStatus.Healthy);

    [Fact]
    public void Sound_feed_and_findings_that_do_not_break_change_nothing()
    {
        FeedLanes.Apply(Lanes(), Evidence.For(Sales, Live), Week).Should().Equal(Lanes());
        FeedLanes.Apply(Lanes(), Evidence.For(Sales, Live).WithFeed("km", "A digit fewer.", breaking: false), Week).Should().Equal(Lanes());
    }

    [Fact]
    public async Task Tick_and_report_show_the_broken_feed_in_the_lanes()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        var tick = await loop.WeekAsync(Live, feature: "price");
        tick.Lanes.Single(lane => lane.Lane is Lane.Flow).Status.Should().Be(LaneStatus.Broken);
        (await loop.ReportAsync()).Lanes.Should().Equal(tick.Lanes);
    }

    private static System.Collections.Immutable.ImmutableArray<LaneReport> Lanes(LaneStatus flow = LaneStatus.Healthy, string sentence = "Flow: 168 rows arrived, as usual.") =>
    [
        new() { Lane = Lane.Value, Status = LaneStatus.Healthy, Sentence = "Value: fine." },
        new() { Lane = Lane.Quality, Status = LaneStatus.Healthy, Sentence = "Quality: fine." },
        new() { Lane = Lane.Response, Status = LaneStatus.Healthy, Sentence = "Response: fine." },
        new() { Lane = Lane.Flow, Status = flow, Sentence = sentence },
    ];

    private static LaneReport Of(IEnumerable<LaneReport> lanes, Lane lane) => lanes.Single(report => report.Lane == lane);
}
