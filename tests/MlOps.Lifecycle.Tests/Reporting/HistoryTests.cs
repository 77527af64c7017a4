using MlOps.Lifecycle.Reporting;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class HistoryTests
{
    [Fact]
    public void Window_that_was_looked_at_twice_counts_once_as_it_was_known_last()
    {
        var series = History.Metrics([SampleModel.Record(3, true), SampleModel.Record(3, false)], null);

        series.Select(metric => metric.Metric).Should().Equal("cost", "mae");
        series.Should().OnlyContain(metric => metric.Points.Length == 1 && metric.Points[0].IsMature);
    }

    [Fact]
    public void Window_without_a_value_leaves_a_gap_and_no_zero() =>
        History.Metrics(SampleModel.Records(), null)[0].Points.Select(point => point.Window.Start).Should()
            .HaveCount(77).And.NotContain(SampleModel.Start.AddDays(7 * 61));

    [Fact]
    public void Version_that_returns_was_rolled_back_to()
    {
        var moves = SampleModel.Moves();
        var events = History.Events([], [], moves.Add(moves[^1] with { Revision = 5, From = moves[3].To, To = moves[2].To, At = moves[3].At.AddDays(1), Reason = "Probation failed." }));

        events.Select(happened => happened.Kind).Should().Equal([.. Enumerable.Repeat(TimelineEventKind.Promoted, 4), TimelineEventKind.RolledBack]);
        events[^1].Sentence.Should().Be("demand@3 became champion after demand@4. Probation failed.");
    }

    [Fact]
    public void Same_decision_on_one_window_and_the_same_flow_finding_are_told_once()
    {
        var broken = SampleModel.Record(36, false);
        var silent = SampleModel.Record(61, true);
        var events = History.Events([silent, SampleModel.Record(61, false), SampleModel.Record(36, true), broken], [], []);

        events.Select(happened => happened.Kind).Should().Equal(TimelineEventKind.RepairData, TimelineEventKind.Flow);
        events[0].At.Should().Be(broken.Decision.At, "the first look counts");
    }

    [Fact]
    public void Flow_finding_that_lasts_is_one_event_and_one_that_returns_is_two()
    {
        var weeks = new[] { 61, 62, 63, 66 };
        var records = weeks.Reverse().Select(week => SampleModel.Record(week, true) with
        {
            Evidence = SampleModel.Record(week, true).Evidence with { Flow = [SampleModel.Record(61, true).Evidence.Flow!.Value[0] with { Window = SampleModel.Record(week, true).Evidence.Window!.Value }] },
        }).ToArray();

        History.Events(records, [], []).Where(happened => happened.Kind is TimelineEventKind.Flow).Select(happened => happened.Sentence).Should().Equal(
            $"None of 7 scheduled scorings ran. The same for 3 windows, last on {SampleModel.Start.AddDays(7 * 64):yyyy-MM-dd}.",
            "None of 7 scheduled scorings ran.");
    }

    [Fact]
    public void Nothing_and_waiting_are_no_events() =>
        History.Events([SampleModel.Record(2, true), SampleModel.Record(2, false)], [], []).Should().BeEmpty();

    [Fact]
    public void Run_that_the_rows_could_not_decide_stayed_undecided()
    {
        var runs = SampleModel.Runs();
        var open = runs[0] with { Verdict = runs[0].Verdict! with { Outcome = MlOps.Lifecycle.Acceptance.GateOutcome.Inconclusive, Sentence = "Too few rows." } };
        History.Events([], [open], []).Should().ContainSingle().Which.Sentence.Should().Be("A run stayed undecided. Too few rows.");
    }

    [Fact]
    public void Ended_runs_without_promotion_are_told_with_their_verdict() =>
        History.Events([], SampleModel.Runs(), []).Should().ContainSingle()
            .Which.Sentence.Should().Be("A run was rejected. The candidate is no better than the champion.");
}
