using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tests.Training;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Hosting;

public sealed class MonitorOnlyTests
{
    [Fact]
    public async Task Watched_model_is_measured_and_decided_on_without_training()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly());
        await loop.Services.StartMlOpsLifecycleAsync(TestContext.Current.CancellationToken);

        var good = await loop.WeekAsync(Live);
        var bad = await loop.WeekAsync(Live.AddDays(7), row => 100 + UnitsOf(row));

        good.Measured!.Quality.Single(metric => metric.Metric == "mae").Value.Should().BeApproximately(5, 0.5);
        good.Champion.Should().BeNull();
        good.Decision.Action.Should().Be(LifecycleAction.NoAction);
        bad.Lanes.Single(lane => lane.Lane is Lane.Quality).Sentence.Should().Contain("mae 99.96 units");
        bad.Evidence.Quality!.Value.Single(quality => quality.Metric == "mae").Reference.Should().BeApproximately(5, 0.5, "the first mature window is what was accepted");
        bad.Decision.Action.Should().Be(LifecycleAction.Retrain, "the owner of the model is told, whoever trains it");
        bad.Decision.Sentence.Should().EndWith("It is not trained here: ask its owner.");
        bad.Run.Should().BeNull();
        (await loop.RunsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_first_window_came_to_stays_the_measure_though_the_last_of_its_labels_come_later()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly()
            .LabelsArriveWithin(TimeSpan.FromDays(1), 0.8)
            .MeasureValue("sold", "USD", MetricDirection.HigherIsBetter, (labels, _) => labels.Length));
        await loop.RecordAsync(Live, 7);
        await loop.LabelAsync(Live, 6);
        var first = Accepted(await loop.TickAsync(Live.AddDays(8)));
        first.Should().OnlyContain(metric => metric.Reference != null).And.Contain(metric => metric.Metric == "sold" && Math.Abs(metric.Reference!.Value - 24) < 1e-9);

        await loop.LabelAsync(Live.AddDays(6), 1, row => 500 + UnitsOf(row));

        Accepted(await loop.WeekAsync(Live.AddDays(7))).Should().Equal(first);

        static (string Metric, double? Reference)[] Accepted(TickReport tick) => [.. tick.Evidence.Quality!.Value.Select(quality => (quality.Metric, quality.Reference))];
    }

    [Fact]
    public async Task Window_of_a_broken_feed_is_no_measure_of_quality()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly());
        var evidence = Evidence.For(Sales, Live.AddDays(7)) with { Window = new TimeWindow(Live, Live.AddDays(7)) };
        var decision = new Decision { Model = Sales, At = evidence.At, Policy = "test", Action = LifecycleAction.RepairData, Reasons = [new("test", "a", "b", "Broken.")], Sentence = "Broken." };
        await loop.Decisions.AddDecisionAsync(EnvironmentName.Default, new() { Key = "broken", Evidence = evidence, Decision = decision }, TestContext.Current.CancellationToken);
        await loop.RecordAsync(Live, 7);
        await loop.LabelAsync(Live, 7, row => 300 + UnitsOf(row));

        var tick = await loop.WeekAsync(Live.AddDays(7));

        tick.Evidence.Quality!.Value.Single(quality => quality.Metric == "mae").Reference.Should().BeApproximately(5, 0.5);
    }

    [Fact]
    public async Task Loss_that_lasts_is_one_event_of_the_report_and_calm_weeks_wait_for_nothing()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly());
        foreach (var week in Enumerable.Range(0, 6))
        {
            var tick = await loop.WeekAsync(Live.AddDays(7 * week), row => week < 3 ? UnitsOf(row) : 100 + UnitsOf(row));
            tick.Decision.Action.Should().Be(week < 3 ? LifecycleAction.NoAction : LifecycleAction.Retrain);
        }

        var report = await loop.Services.GetRequiredService<IModelReporter>().GatherAsync(Sales, TestContext.Current.CancellationToken);
        report.Events.Where(happened => happened.Kind is TimelineEventKind.Decided).Should().ContainSingle()
            .Which.Sentence.Should().StartWith("Retrain: mae").And.Contain("ask its owner. The same for 3 windows, last on 2012-04-17.");
        report.ToString().Should().NotContain("Retrain: Retrain");
    }

    [Fact]
    public async Task Broken_feed_is_reported_until_it_is_repaired_and_never_becomes_what_is_usual()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly().WindowEvery(TimeSpan.FromDays(1)));
        for (var day = 0; day < 75; day++)
        {
            var isBroken = day is >= 35 and < 70;
            await loop.RecordAsync(Live.AddDays(day), 1, row => (isBroken ? 1000 : 1) * (1 + Spread(row)));
            var tick = await loop.TickAsync(Live.AddDays(day + 1));
            if (day >= 35)
                (tick.Decision.Action is LifecycleAction.RepairData).Should().Be(isBroken, "day {0}: {1}", day, tick.Decision.Sentence);
        }
    }

    [Fact]
    public async Task Drift_that_stays_is_noticed_in_its_second_window()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly().WindowEvery(TimeSpan.FromDays(2)));
        var noticed = new List<int>();
        for (var window = 0; window < 45; window++)
        {
            await loop.RecordAsync(Live.AddDays(2 * window), 2, row => window < 35 ? 1 + Spread(row) : 1.4 + (0.6 * Spread(row)));
            if (!(await loop.TickAsync(Live.AddDays(2 + (2 * window)))).Decision.Notices.IsEmpty)
                noticed.Add(window);
        }

        noticed.Should().Equal(36);
    }

    [Fact]
    public async Task Bands_need_no_gate_for_a_model_that_nobody_accepts_here()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly().AcceptWhen("agreed", agreement => agreement.Band("mae", tolerated: 20, replace: 40)));
        await loop.Services.StartMlOpsLifecycleAsync(TestContext.Current.CancellationToken);
        (await loop.WeekAsync(Live)).Lanes.Single(lane => lane.Lane is Lane.Quality).Status.Should().Be(LaneStatus.Healthy);
        (await loop.WeekAsync(Live.AddDays(7), row => 100 + UnitsOf(row))).Lanes.Single(lane => lane.Lane is Lane.Quality).Status.Should().Be(LaneStatus.Broken);
    }

    [Fact]
    public async Task Watched_model_cannot_be_trained_by_hand()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly());
        var act = () => loop.TrainAsync();
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("Model 'sales' is only watched here (MonitorOnly)*train it where it is made*TrainWith<...>()*");
    }
}
