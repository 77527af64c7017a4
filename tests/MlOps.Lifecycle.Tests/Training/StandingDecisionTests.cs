using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tests.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>A window is decided on once, unless what the decision waited for comes before the next window does.</summary>
public sealed class StandingDecisionTests
{
    [Fact]
    public async Task Calendar_that_is_due_a_minute_after_the_look_is_kept_at_the_next_look_and_not_a_week_later()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly());
        await loop.WeekAsync(Live);
        (await loop.RunsAsync()).Should().HaveCount(2);
        await loop.RecordAsync(Live.AddDays(7), 7);
        loop.Clock.AdjustTime(Live.AddDays(15).AddMinutes(-1));
        await loop.LabelAsync(Live.AddDays(7), 7);
        await loop.AppendAsync(Live, 14, row => 10 + UnitsOf(row));

        var early = await loop.TickAsync(Live.AddDays(15).AddMinutes(-1));
        var due = await loop.TickAsync(Live.AddDays(15).AddMinutes(59));
        var repeated = await loop.TickAsync(Live.AddDays(16));

        (early.Decision.Action, early.Decision.NotBefore).Should().Be((LifecycleAction.NoAction, Live.AddDays(15)));
        (due.Decision.Action, due.IsRepeated, due.Window).Should().Be((LifecycleAction.Retrain, false, early.Window));
        (repeated.IsRepeated, repeated.Decision).Should().Be((true, due.Decision));
        (await loop.RunsAsync()).Should().HaveCount(3);
    }

    [Fact]
    public async Task Rows_and_labels_that_come_while_a_decision_waits_for_them_are_decided_on()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().MeasureFrom(100)
            .AcceptWhen("a", agreement => agreement.NotWorseThanChampion("mae", margin: 1).Baseline(Baseline.Constant(0)).Band("mae", tolerated: 20, replace: 400)));
        await ServeAsync(days: 1);
        var few = await loop.TickAsync(Live.AddDays(8));
        var still = await loop.TickAsync(Live.AddDays(8).AddHours(1));
        await ServeAsync(days: 6, after: 1);

        var enough = await loop.TickAsync(Live.AddDays(8).AddHours(2));

        (few.Decision.Action, few.Decision.NotBefore).Should().Be((LifecycleAction.Wait, Live.AddDays(15)), "unless more rows come, only the next window can tell");
        still.IsRepeated.Should().BeTrue("nothing came");
        (enough.Decision.Action, enough.IsRepeated, enough.Window).Should().Be((LifecycleAction.Retrain, false, few.Window));
        (await loop.TickAsync(Live.AddDays(8).AddHours(3))).IsRepeated.Should().BeTrue();

        async Task ServeAsync(int days, int after = 0)
        {
            await loop.RecordAsync(Live.AddDays(after), days);
            await loop.LabelAsync(Live.AddDays(after), days, row => 300 + UnitsOf(row));
        }
    }

    [Theory]
    [InlineData(9, LifecycleAction.Wait)]
    [InlineData(10, LifecycleAction.Retrain)]
    public async Task What_a_cooldown_held_back_is_done_at_its_end_when_the_champion_served_all_of_the_window(int days, LifecycleAction then)
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(Losing(cooldown: TimeSpan.FromDays(10))));
        await loop.RecordAsync(Live, 7);
        await loop.LabelAsync(Live, 7, row => 300 + UnitsOf(row));

        (await loop.TickAsync(Live.AddDays(8))).Decision.Deferred.Should().Be(LifecycleAction.Retrain);
        (await loop.TickAsync(Live.AddDays(days))).Decision.Action.Should().Be(then);
    }

    [Fact]
    public async Task What_a_cooldown_held_back_is_left_when_the_window_was_partly_served_by_the_champion_before()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(Losing(cooldown: TimeSpan.FromDays(1))));
        await loop.RecordAsync(Live, 7);
        await loop.LabelAsync(Live, 7, row => 300 + UnitsOf(row));
        loop.Clock.AdjustTime(Live.AddDays(7).AddHours(12));
        await loop.AppendAsync(Live, 7, row => 10 + UnitsOf(row));
        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);

        (await loop.TickAsync(Live.AddDays(8))).Decision.Deferred.Should().Be(LifecycleAction.Retrain);
        var later = await loop.TickAsync(Live.AddDays(9));

        (later.IsRepeated, later.Decision.Action).Should().Be((true, LifecycleAction.Wait), "the new champion is judged by the rows that it answered");
    }

    [Fact]
    public async Task Looking_often_at_one_window_does_not_push_the_windows_before_it_out_of_memory()
    {
        var hourly = new FakeRule("hourly", evidence => RuleResult.Fails(new("hourly", "not yet", "an hour", "Not yet.")) with { NotBefore = evidence.At.AddHours(1) });
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RetrainingPolicy.Create(policy => policy.RetrainWhen(hourly))));
        await loop.WeekAsync(Live);
        await loop.WeekAsync(Live.AddDays(7));
        for (var hour = 1; hour <= 100; hour++)
            (await loop.TickAsync(Live.AddDays(15).AddHours(hour))).IsRepeated.Should().BeFalse();

        (await loop.TickAsync(Live.AddDays(15).AddHours(101))).Evidence.History.Select(earlier => earlier.Window!.Value.Start).Distinct().Should().Equal(Live.AddDays(7), Live);
    }

    private static RetrainingPolicy Losing(TimeSpan cooldown) =>
        RetrainingPolicy.Create(policy => policy.RetrainWhen(Rule.QualityDrops("mae", by: 50)).Limit(cooldown));
}
