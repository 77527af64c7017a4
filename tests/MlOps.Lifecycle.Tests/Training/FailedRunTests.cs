using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>What goes wrong inside a run is its outcome: the champion stays, and the next run can start.</summary>
public sealed class FailedRunTests
{
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
