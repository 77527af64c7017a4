using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

public sealed class QuarantineTests
{
    private static readonly TimeWindow BrokenWeek = new(Live.AddDays(7), Live.AddDays(14));

    [Fact]
    public async Task Broken_week_is_reported_and_no_row_of_it_is_trained_or_judged_on()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        await loop.WeekAsync(Live);
        var broken = await loop.WeekAsync(BrokenWeek.Start, feature: "price");
        await loop.AppendAsync(Live, 28);
        loop.Clock.AdjustTime(Live.AddDays(28));

        var run = await loop.TrainAsync();

        broken.Decision.Action.Should().Be(LifecycleAction.RepairData);
        broken.Decision.Columns.Should().Contain("x");
        broken.Run.Should().BeNull();
        run.State.Should().Be(RunState.Promoted);
        run.Steps[1].Sentence.Should().Be("1,680 rows of sales-rows@4 to train on, 336 newer ones to judge on; 1 window with a broken feed is left out.");
        foreach (var version in new[] { run.TrainingData!.Value, run.EvaluationData!.Value })
        {
            var rows = 0;
            await foreach (var batch in loop.Datasets.ReadAsync(version, window: BrokenWeek))
                rows += batch.Length;
            rows.Should().Be(0);
        }
    }

    [Fact]
    public async Task Nothing_but_broken_rows_to_judge_on_fails_the_run()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();
        var evidence = Evidence.For(Sales, Live) with { Window = new TimeWindow(Live.AddDays(-15), Live) };
        var decision = new Decision { Model = Sales, At = Live, Policy = "test", Action = LifecycleAction.RepairData, Reasons = [new("test", "a", "b", "Broken.")], Sentence = "Broken." };
        await loop.Decisions.AddDecisionAsync(EnvironmentName.Default, new() { Key = "broken", Evidence = evidence, Decision = decision });

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().Be(
            "sales-rows@1 leaves 1152 rows to train 'sales' on and 0 to judge it on, beside 1 window with a broken feed: repair the feed and commit newer rows.");
    }
}
