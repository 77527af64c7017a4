using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

public sealed class CanceledRunTests
{
    [Fact]
    public async Task Run_canceled_during_training_is_continued_by_the_next_tick()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();
        await CancelDuringTrainingAsync(loop);
        var open = (await loop.RunsAsync()).Should().ContainSingle().Subject;
        open.State.Should().Be(RunState.DataReady);

        var report = await loop.TickAsync(Live.AddHours(1));

        report.Run!.Id.Should().Be(open.Id);
        report.Run.State.Should().Be(RunState.Promoted);
        report.Run.TrainingData.Should().Be(open.TrainingData);
        await AssertPromotedOnceAsync(loop);
    }

    [Fact]
    public async Task Run_canceled_during_training_is_continued_by_the_next_call()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed(), acts: false);
        await loop.CommitAsync();
        await CancelDuringTrainingAsync(loop);
        (await loop.TickAsync(Live.AddHours(1))).Run!.State.Should().Be(RunState.DataReady, "without continuous training a tick does not act");

        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        await AssertPromotedOnceAsync(loop);
    }

    [Fact]
    public async Task Canceled_before_it_began_nothing_is_kept()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();

        var act = () => loop.TrainAsync(new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await loop.RunsAsync()).Should().BeEmpty();
    }

    private static async Task CancelDuringTrainingAsync(SalesLoop loop)
    {
        using var cancellation = new CancellationTokenSource();
        var fit = loop.Trainer.Fit;
        loop.Trainer.Fit = (_, token) =>
        {
            cancellation.Cancel();
            return Task.FromCanceled<TrainedModel>(token);
        };
        var act = () => loop.TrainAsync(cancellation.Token);
        await act.Should().ThrowAsync<OperationCanceledException>();
        (await loop.ChampionAsync()).Should().BeNull();
        loop.Trainer.Fit = fit;
    }

    private static async Task AssertPromotedOnceAsync(SalesLoop loop)
    {
        (await loop.TickAsync(Live.AddHours(2))).Run.Should().BeNull();
        (await loop.RunsAsync()).Should().ContainSingle().Which.Steps.Select(step => step.State).Should().Equal(
            RunState.Triggered, RunState.DataReady, RunState.Trained, RunState.Registered, RunState.Evaluated, RunState.Promoted);
        (await loop.Registry.ListAliasEventsAsync(Sales, AliasName.Champion)).Should().ContainSingle();
        (await loop.Registry.ListAsync(Sales).ToListAsync()).Should().ContainSingle();
        loop.Trainer.Calls.Should().HaveCount(2);
    }
}
