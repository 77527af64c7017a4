using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tests.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

public sealed class TickTests
{
    [Fact]
    public async Task Tick_without_rows_decides_nothing()
    {
        await using var loop = new SalesLoop(model => model.Watched());

        var report = await loop.TickAsync(Live);

        (report.Window, report.Measured, report.Run, report.Champion).Should().Be((null, null, null, null));
        report.Lanes.Select(lane => lane.Status).Should().OnlyContain(status => status == LaneStatus.Unknown).And.HaveCount(4);
        report.Decision.Action.Should().Be(LifecycleAction.NoAction);
        (await loop.Decisions.ListDecisionsAsync(EnvironmentName.Default, Sales, null, null, 10)).Should().BeEmpty();
    }

    [Fact]
    public async Task Decision_to_retrain_is_carried_out()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly());

        var report = await loop.WeekAsync(Live);

        report.Decision.Action.Should().Be(LifecycleAction.Retrain);
        report.Run!.State.Should().Be(RunState.Promoted);
        report.Run.Actor.Should().Be(Actor.Library);
        report.Run.Reason.Should().Be(report.Decision.Sentence);
        report.Champion.Should().Be(new ModelVersionId(Sales, 1), "it held the alias when the tick began");
        (await loop.ChampionAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Tick_of_the_same_window_repeats_the_decision_and_starts_no_second_run()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly());
        var first = await loop.WeekAsync(Live);

        var second = await loop.TickAsync(Live.AddDays(9));

        second.IsRepeated.Should().BeTrue();
        second.Window.Should().Be(first.Window);
        second.Decision.Should().Be(first.Decision);
        second.Run.Should().BeEquivalentTo(first.Run);
        (await loop.RunsAsync()).Should().HaveCount(2, "the first one was asked for");
        loop.Trainer.Calls.Should().HaveCount(2);
        (await loop.ChampionAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Without_continuous_training_the_decision_is_only_recorded()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly(), acts: false);

        var report = await loop.WeekAsync(Live);

        report.Decision.Action.Should().Be(LifecycleAction.Retrain);
        report.Run.Should().BeNull();
        (await loop.RunsAsync()).Should().ContainSingle();
        (await loop.Decisions.ListDecisionsAsync(EnvironmentName.Default, Sales, null, null, 10)).Should().ContainSingle().Which.Decision.Should().Be(report.Decision);
    }

    [Fact]
    public async Task Window_whose_labels_come_later_is_decided_on_again()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        await loop.RecordAsync(Live, 7);
        var immature = await loop.TickAsync(Live.AddDays(7));
        await loop.LabelAsync(Live, 7);

        var mature = await loop.TickAsync(Live.AddDays(8));

        immature.Decision.Action.Should().Be(LifecycleAction.Wait);
        immature.Decision.NotBefore.Should().Be(Live.AddDays(8));
        mature.Window.Should().Be(immature.Window);
        immature.Evidence.Quality!.Value.Select(quality => (quality.Metric, quality.Current, quality.IsMature)).Should().Contain(("mae", null, false));
        (mature.IsRepeated, mature.Decision.Action).Should().Be((false, LifecycleAction.NoAction));
    }

    [Fact]
    public async Task Missed_schedule_is_a_finding_of_flow()
    {
        await using var loop = new SalesLoop(model => model.MeasureRegression().ScoringRuns("0 0 * * *"));
        for (var day = 0; day < 7; day++)
        {
            loop.Clock.AdjustTime(Live.AddDays(day));
            if (day != 3)
                await loop.RecordAsync(Live.AddDays(day), 1);
        }

        var report = await loop.TickAsync(Live.AddDays(7).AddHours(2));

        var finding = report.Evidence.Flow!.Value.Should().ContainSingle(found => found.Kind == FlowFindingKind.MissedScoring).Subject;
        finding.Sentence.Should().Contain("1 of 7 scheduled scorings did not happen").And.Contain("2012-03-08");
        report.Lanes.Single(lane => lane.Lane is Lane.Flow).Status.Should().Be(LaneStatus.Degraded);
    }

    [Fact]
    public async Task Evidence_says_since_when_the_champion_serves_and_what_was_noticed_before()
    {
        var notice = new FakeRule("always", evidence => new() { Outcome = RuleOutcome.Holds, Columns = ["x"], Reasons = [new("always", "x", "x", "'x' is noticed.")] });
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RetrainingPolicy.Create(policy => policy.NoticeWhen(notice))));
        var first = await loop.WeekAsync(Live);

        var second = await loop.WeekAsync(Live.AddDays(7));

        first.Evidence.Noticed!.Value.Should().BeEmpty();
        second.Evidence.Should().BeEquivalentTo(new { Champion = new ModelVersionId(Sales, 1), ChampionSince = Live, LabelDelay = TimeSpan.FromDays(1), WindowLength = TimeSpan.FromDays(7) });
        var noticed = second.Evidence.Noticed!.Value.Should().ContainSingle().Subject;
        (noticed.At, noticed.Columns.Single()).Should().Be((Live.AddDays(8), "x"));
        second.Evidence.Runs!.Value.Should().ContainSingle().Which.Outcome.Should().Be(RunOutcome.Promoted);
        second.Evidence.History.Should().ContainSingle().Which.Window.Should().Be(first.Window);
    }

    [Fact]
    public async Task Reference_of_quality_is_the_first_accepted_measurement_and_stays_it()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly());
        await loop.AppendAsync(Live, 21, row => 100 + UnitsOf(row));
        await loop.WeekAsync(Live, row => 100 + UnitsOf(row));
        (await loop.ChampionAsync()).Should().Be(2);

        var report = await loop.WeekAsync(Live.AddDays(7), row => 100 + UnitsOf(row));

        var first = (await loop.RunsAsync())[^1].Evaluation.Single(metric => metric.Metric == "mae");
        report.Evidence.Quality!.Value.Single(quality => quality.Metric == "mae").Reference.Should().Be(first.Value);
    }
}
