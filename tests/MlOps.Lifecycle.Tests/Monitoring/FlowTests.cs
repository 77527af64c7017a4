using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class FlowTests
{
    [Fact]
    public async Task Scorings_in_time_are_no_finding()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday, 7, late: TimeSpan.FromHours(1));
        model.MoveTo(Week.End);
        (await model.MeasureAsync()).Should().BeEquivalentTo(new { ScoringsDue = 7, ScoringsDone = 7, Flow = Array.Empty<FlowFinding>() });
    }

    [Fact]
    public async Task Scoring_that_did_not_happen_is_named()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday.AddDays(-7), 10);
        await RunDaysAsync(model, Monday.AddDays(5), 2);
        model.MoveTo(Week.End);
        var report = await model.MeasureAsync();
        report.Flow.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Kind = FlowFindingKind.MissedScoring,
            Window = Week,
            Expected = 7L,
            Observed = 5L,
            Sentence = "2 of 7 scheduled scorings did not happen in the week from 2012-03-05: 2012-03-08, 2012-03-09 (schedule 0 0 * * *, 1 hour of grace).",
        });
    }

    [Fact]
    public async Task A_week_without_any_scoring_is_found()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday.AddDays(-7), 7);
        model.MoveTo(Week.End);
        (await model.FindClosedAsync()).Should().Be(Week);
        var finding = (await model.MeasureAsync()).Flow.Should().ContainSingle().Subject;
        finding.Should().BeEquivalentTo(new { Expected = 7L, Observed = 0L });
        finding.Sentence.Should().Contain("2012-03-05, 2012-03-06, 2012-03-07 and 4 more");
    }

    [Fact]
    public async Task Scoring_after_its_grace_is_missed()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *", grace: TimeSpan.FromMinutes(30)));
        await RunDaysAsync(model, Monday.AddDays(-1), 1);
        await RunDaysAsync(model, Monday, 1, late: TimeSpan.FromMinutes(30));
        await RunDaysAsync(model, Monday.AddDays(1), 1, late: TimeSpan.FromMinutes(31));
        var report = await model.MeasureAsync();
        report.Should().BeEquivalentTo(new { ScoringsDue = 2, ScoringsDone = 1 });
        report.Flow.Single().Sentence.Should().Contain("2012-03-06 (").And.Contain("30 minutes of grace");
    }

    [Fact]
    public async Task Scoring_is_not_due_before_its_grace_has_passed()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday, 1);
        model.MoveTo(Monday.AddDays(1).AddMinutes(59));
        (await model.MeasureAsync()).Should().BeEquivalentTo(new { ScoringsDue = 1, ScoringsDone = 1 });
        model.MoveTo(Monday.AddDays(1).AddMinutes(60));
        (await model.MeasureAsync()).Should().BeEquivalentTo(new { ScoringsDue = 2, ScoringsDone = 1 });
    }

    [Fact]
    public async Task Nothing_was_due_before_the_first_recording()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday.AddDays(4), 3);
        model.MoveTo(Week.End);
        (await model.MeasureAsync()).Should().BeEquivalentTo(new { ScoringsDue = 3, ScoringsDone = 3 });
    }

    [Fact]
    public async Task One_recording_counts_for_one_occurrence()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 * * * *", grace: TimeSpan.FromHours(3)).WindowEvery(TimeSpan.FromHours(3)));
        model.MoveTo(Monday);
        await model.RecordAsync(Hours(Monday, 1));
        model.MoveTo(Monday.AddHours(2));
        await model.RecordAsync(Hours(Monday.AddHours(2), 1));
        model.MoveTo(Monday.AddHours(9));
        (await model.MeasureAsync(new(Monday, Monday.AddHours(3)))).Should().BeEquivalentTo(new { ScoringsDue = 3, ScoringsDone = 2 });
    }

    [Fact]
    public async Task Forecast_for_later_days_counts_when_it_was_recorded()
    {
        using var model = new MonitoredModel(m => m.ScoringRuns("0 0 * * *"));
        await RunDaysAsync(model, Monday.AddDays(-1), 1);
        for (var day = 0; day < 7; day++)
        {
            model.MoveTo(Monday.AddDays(day));
            await model.RecordAsync(Hours(Monday.AddDays(30 + day), 24));
        }

        model.MoveTo(Week.End);
        (await model.MeasureAsync()).Should().BeEquivalentTo(new { ScoringsDue = 7, ScoringsDone = 7 });
    }

    [Fact]
    public async Task Rows_without_an_answer_are_found()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 24, i => i < 6 ? null : 1));
        (await model.MeasureAsync()).Flow.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Kind = FlowFindingKind.NotScored,
            Expected = 24L,
            Observed = 18L,
            Sentence = "6 of 24 rows arrived in the week from 2012-03-05 and could not be scored.",
        });
    }

    [Fact]
    public async Task Fewer_rows_than_half_of_the_usual_are_found()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday.AddDays(-28), (28 * 24) + 80));
        var report = await model.MeasureAsync();
        report.UsualRows.Should().Be(168);
        report.Flow.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Kind = FlowFindingKind.LowVolume,
            Expected = 168L,
            Observed = 80L,
            Sentence = "Only 80 rows arrived in the week from 2012-03-05; usually it is about 168.",
        });
    }

    [Fact]
    public async Task Usual_rows_need_three_earlier_windows()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday.AddDays(-20), 20 * 24));
        var report = await model.MeasureAsync();
        report.UsualRows.Should().BeNull("one of the three earlier weeks is incomplete");
        report.Flow.Should().BeEmpty();
    }

    [Fact]
    public async Task Days_are_compared_with_the_same_day_of_earlier_weeks()
    {
        using var model = new MonitoredModel(m => m.WindowEvery(TimeSpan.FromDays(1)));
        for (var week = 1; week <= 4; week++)
            await model.RecordAsync(Hours(Monday.AddDays(-7 * week), 3)); // Quiet Mondays,
        await model.RecordAsync(Hours(Monday.AddDays(-6), 6 * 24)); // and busy other days.
        await model.RecordAsync(Hours(Monday, 2));
        var report = await model.MeasureAsync(new(Monday, Monday.AddDays(1)));
        report.UsualRows.Should().Be(3);
        report.Flow.Should().BeEmpty();
    }

    [Fact]
    public async Task Labels_that_are_overdue_are_found()
    {
        using var model = new MonitoredModel(m => m.LabelsArriveWithin(TimeSpan.FromDays(2)));
        await model.RecordAsync(Hours(Monday, 168));
        await model.LabelAsync(Monday, 24);
        model.MoveTo(Monday.AddDays(2));
        (await model.MeasureAsync()).Flow.Should().BeEmpty("the one label that is due is there");
        model.MoveTo(Monday.AddDays(4).AddHours(-1));
        (await model.MeasureAsync()).Flow.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Kind = FlowFindingKind.MissingLabels,
            Expected = 48L,
            Observed = 24L,
            Sentence = "Labels are missing: 24 of 48 rows in the week from 2012-03-05 have one, though labels should arrive within 2 days.",
        });
    }

    [Fact]
    public async Task Without_an_agreed_delay_no_label_is_missing()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 168));
        model.MoveTo(Monday.AddYears(1));
        (await model.MeasureAsync()).Flow.Should().BeEmpty();
    }

    private static async Task RunDaysAsync(MonitoredModel model, DateTimeOffset first, int days, TimeSpan late = default)
    {
        for (var day = first; day < first.AddDays(days); day = day.AddDays(1))
        {
            model.MoveTo(day + late);
            await model.RecordAsync(Hours(day, 24));
        }
    }
}
