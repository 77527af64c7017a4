using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>What goes wrong inside a run is its outcome: the champion stays, and the next run can start.</summary>
public sealed class FailedRunTests
{
    private static void Replace<TStep>(ILifecycleBuilder builder, ThrowingStep step)
        where TStep : IRunStep
    {
        var original = builder.Services.Single(service => service.ImplementationType == typeof(TStep));
        builder.Services.Remove(original);
        builder.Services.AddSingleton<IRunStep>(provider => step.Around(ActivatorUtilities.CreateInstance<TStep>(provider)));
    }

    [Fact]
    public async Task Throwing_trainer_fails_the_run_with_its_message()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        loop.Trainer.Fit = (_, _) => throw new InvalidOperationException("Singular matrix.");
        loop.Clock.Advance(TimeSpan.FromDays(1));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().Be($"The trainer mean-trainer failed on {run.TrainingData}: Singular matrix. The log has the details; the champion stays.");
        run.Steps.Select(step => step.State).Should().Equal(RunState.Triggered, RunState.DataReady, RunState.Failed);
        (await loop.ChampionAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Failed_run_does_not_stand_in_the_way_of_the_next()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();
        var fit = loop.Trainer.Fit;
        loop.Trainer.Fit = (_, _) => throw new InvalidOperationException("Out of memory.");
        (await loop.TrainAsync()).State.Should().Be(RunState.Failed);
        loop.Trainer.Fit = fit;
        loop.Clock.Advance(TimeSpan.FromHours(1));

        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        (await loop.ChampionAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Step_that_throws_ends_its_run_and_the_model_is_watched_on()
    {
        var step = new ThrowingStep();
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly(), more: builder => Replace<ConcludeStep>(builder, step));
        step.Throws = true;

        var tick = await loop.WeekAsync(Live);
        tick.Run!.State.Should().Be(RunState.Failed);
        tick.Run.Steps[^1].Sentence.Should().Be("The step after Evaluated failed with IOException: The disk is gone. The log has the details; the champion stays.");

        step.Throws = false;
        (await loop.WeekAsync(Live.AddDays(7))).Run!.State.Should().Be(RunState.Promoted, "nothing stands in the way of the next one");
    }

    [Fact]
    public async Task Canceled_step_leaves_its_run_open()
    {
        using var canceled = new CancellationTokenSource();
        var step = new ThrowingStep();
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed(), more: builder => Replace<ConcludeStep>(builder, step));
        step.Before = canceled.Cancel;
        loop.Clock.Advance(TimeSpan.FromDays(1));

        var train = () => loop.TrainAsync(canceled.Token);
        await train.Should().ThrowAsync<OperationCanceledException>();
        (await loop.RunsAsync())[0].State.Should().Be(RunState.Evaluated, "between the gates and the promotion");
        (await loop.ChampionAsync()).Should().Be(1);

        step.Before = null;
        (await loop.WeekAsync(Live)).Run!.State.Should().Be(RunState.Promoted, "the next tick goes on from there");
    }

    [Fact]
    public async Task Run_of_a_model_that_is_not_trained_here_any_more_is_ended_and_the_model_is_watched_on()
    {
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly());
        var left = new TrainingRun { Id = RunId.Parse(new string('a', 32)), Model = Sales, Key = "left", Actor = Ada, Reason = "Before.", State = RunState.Triggered, StartedAt = Live, Steps = [new(RunState.Triggered, Live, "Before.")] };
        await loop.Services.GetRequiredService<IRunStore>().StartRunAsync(EnvironmentName.Default, left);

        var tick = await loop.WeekAsync(Live);

        tick.Measured.Should().NotBeNull();
        var ended = (await loop.RunsAsync()).Single();
        ended.State.Should().Be(RunState.Failed);
        ended.Steps[^1].Sentence.Should().StartWith("Model 'sales' is not trained here any more");
    }

    [Fact]
    public async Task Progress_of_a_fit_is_logged()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed(), more: builder => builder.Services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Debug)));
        await loop.CommitAsync();
        var fit = loop.Trainer.Fit;
        loop.Trainer.Fit = (context, token) =>
        {
            context.Progress.Report(0.25);
            return fit(context, token);
        };
        await loop.TrainAsync();
        loop.Services.GetFakeLogCollector().GetSnapshot().Should().Contain(record => record.Id.Id == 6006 && record.Message.Contains("25", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Artifact_of_an_unknown_format_fails_the_run()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();
        loop.Trainer.Fit = (_, _) => Task.FromResult(MeanModel.Of(1) with { Format = "onnx" });

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().Contain("No model format 'onnx'").And.Contain("mean");
    }

    [Fact]
    public async Task Candidate_that_cannot_answer_the_judging_rows_fails_the_run()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        loop.Trainer.Fit = (_, _) => Task.FromResult(MeanModel.Of(-1));
        loop.Clock.Advance(TimeSpan.FromDays(1));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().Be("sales@2, a model of format 'mean', could not answer the rows that candidates are judged on: Out of answers. Correct it and train again.");
        (await loop.ChampionAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Throwing_baseline_fails_the_run()
    {
        await using var loop = new SalesLoop(model => model.Trained().AcceptWhen(
            "sales-acceptance", a => a.NotWorseThanChampion("mae", 1).Baseline(Baseline.Rule("tea leaves", _ => throw new FormatException("No leaves.")))));
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().StartWith("The baseline 'tea leaves' could not answer").And.Contain("No leaves.");
    }

    [Fact]
    public async Task Throwing_gate_rejects_the_candidate()
    {
        await using var loop = new SalesLoop(model => model.Trained().AcceptWhen("sales-acceptance", a => a.Add(new Acceptance.ThrowingGate())));
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Rejected);
        run.Verdict!.Outcome.Should().Be(GateOutcome.Inconclusive);
    }
}
