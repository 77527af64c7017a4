using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>Labels that take longer than a window are never in for the newest one: quality is judged on the newest window whose labels are due.</summary>
public sealed class LateLabelTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Daily_windows_with_labels_in_six_days_are_judged_when_their_labels_are_due()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().LabelsArriveWithin(TimeSpan.FromDays(6)).WindowEvery(Day).MeasureFrom(10)
            .AcceptWhen("a", agreement => agreement.NotWorseThanChampion("mae", margin: 1).Baseline(Baseline.Constant(0)).Band("mae", tolerated: 20, replace: 400)));
        for (var day = 0; day < 10; day++)
        {
            await loop.RecordAsync(Live.AddDays(day), 1);
            loop.Clock.AdjustTime(Live.AddDays(day + 1));
            if (day >= 5)
                await loop.LabelAsync(Live.AddDays(day - 5), 1, row => day >= 7 ? 100 + UnitsOf(row) : UnitsOf(row));
            var tick = await loop.TickAsync(loop.Clock.GetUtcNow());

            var quality = tick.Lanes.Single(lane => lane.Lane is Lane.Quality);
            tick.Window!.Value.Start.Should().Be(Live.AddDays(day), "drift and flow are about the newest window");
            quality.Status.Should().Be(day < 6 ? LaneStatus.Unknown : day < 8 ? LaneStatus.Healthy : LaneStatus.Degraded, "day {0}: {1}", day, quality.Sentence);
            if (day >= 6)
                tick.Labeled!.Window.Should().Be(new TimeWindow(Live.AddDays(day - 6), Live.AddDays(day - 5)));
            if (day == 8)
                tick.Decision.Action.Should().Be(LifecycleAction.Retrain, tick.Decision.Sentence);
        }
    }

    [Fact]
    public async Task Model_that_is_looked_at_once_a_week_is_judged_though_the_newest_week_is_never_labeled_then()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().LabelsArriveWithin(TimeSpan.FromDays(6))
            .AcceptWhen("a", agreement => agreement.NotWorseThanChampion("mae", margin: 1).Baseline(Baseline.Constant(0)).Band("mae", tolerated: 20, replace: 400)));
        var actions = new List<LifecycleAction>();
        for (var week = 0; week < 5; week++)
        {
            await loop.RecordAsync(Live.AddDays(7 * week), 7);
            loop.Clock.AdjustTime(Live.AddDays((7 * week) + 8));
            if (week > 0)
                await loop.LabelAsync(Live.AddDays(7 * (week - 1)), 7, row => week < 3 ? UnitsOf(row) : 100 + UnitsOf(row));
            var tick = await loop.TickAsync(loop.Clock.GetUtcNow());
            actions.Add(tick.Decision.Action);
            tick.Labeled!.Window.Start.Should().Be(Live.AddDays(7 * Math.Max(0, week - 1)));
        }

        actions.Should().Equal(LifecycleAction.Wait, LifecycleAction.NoAction, LifecycleAction.NoAction, LifecycleAction.Retrain, LifecycleAction.Wait);
    }

    [Fact]
    public async Task Windows_of_so_many_rows_are_judged_when_their_labels_are_due()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().LabelsArriveWithin(TimeSpan.FromDays(6)).WindowOf(24).MeasureFrom(10));
        for (var day = 0; day < 9; day++)
        {
            await loop.RecordAsync(Live.AddDays(day), 1);
            loop.Clock.AdjustTime(Live.AddDays(day + 1));
            if (day >= 6)
                await loop.LabelAsync(Live.AddDays(day - 6), 1);
            var tick = await loop.TickAsync(loop.Clock.GetUtcNow());
            tick.Labeled!.LabeledRows.Should().Be(day < 6 ? 0 : 24, "day {0}", day);
        }
    }

    [Fact]
    public async Task Labels_that_are_due_and_not_there_leave_quality_unknown()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().LabelsArriveWithin(TimeSpan.FromDays(6)).WindowEvery(Day));
        for (var day = 0; day < 10; day++)
        {
            await loop.RecordAsync(Live.AddDays(day), 1);
            var tick = await loop.TickAsync(Live.AddDays(day + 1));
            tick.Lanes.Single(lane => lane.Lane is Lane.Quality).Status.Should().Be(LaneStatus.Unknown);
            tick.Decision.Action.Should().NotBe(LifecycleAction.Retrain);
        }
    }
}
