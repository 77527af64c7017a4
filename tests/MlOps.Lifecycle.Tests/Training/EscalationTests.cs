using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

public sealed class EscalationTests
{
    [Fact]
    public async Task Nothing_is_promoted_without_an_agreement()
    {
        await using var loop = new SalesLoop(model => model.Trained());
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Escalated);
        run.Agreement.Should().BeNull();
        run.Steps[^1].Sentence.Should().Contain("sales@1 is ready").And.Contain("AcceptWhen(...)").And.Contain("MoveAliasAsync");
        run.Evaluation.Should().Contain(metric => metric.Metric == "mae", "people who decide want to see how good it is");
        (await loop.ChampionAsync()).Should().BeNull();
    }

    [Theory]
    [InlineData(-1, 0, RunState.Escalated)]
    [InlineData(-1, 1, RunState.Promoted)]
    [InlineData(1, 2, RunState.Escalated)]
    public async Task Agreement_counts_only_while_it_is_in_force(int fromDay, int untilDay, RunState expected)
    {
        await using var loop = new SalesLoop(model => model.Trained().AcceptWhen(
            "sales-acceptance", a => a.AtMost("mae", 50).InForce(Live.AddDays(fromDay), Live.AddDays(untilDay))));
        await loop.CommitAsync();

        (await loop.TrainAsync()).State.Should().Be(expected);
    }

    [Fact]
    public async Task Another_architecture_is_for_people_to_decide()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        loop.Trainer.Fit = async (context, token) => MeanModel.Of(await MeanModel.MeanAsync(context, token), "median of the label");
        loop.Clock.Advance(TimeSpan.FromDays(1));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Escalated);
        run.Steps[^1].Sentence.Should().Contain("sales@2 has another architecture").And.Contain("sales@1").And.Contain("MoveAliasAsync");
        (await loop.ChampionAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Alias_moved_by_hand_during_the_run_wins()
    {
        var gate = new MeddlingGate();
        await using var loop = await WithChampionAsync(model => model.Trained().AcceptWhen("sales-acceptance", a => a.Add(gate)));
        loop.Clock.Advance(TimeSpan.FromDays(1));
        var second = await loop.TrainAsync();
        await loop.Registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = new(Sales, 1), Actor = Ada, Reason = "Back." });
        gate.Meddle = () => loop.Registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = second.Candidate!.Value, Actor = Ada, Reason = "By hand." });
        loop.Clock.Advance(TimeSpan.FromDays(1));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Rejected);
        run.Steps.Select(step => step.State).Should().Equal(
            RunState.Triggered, RunState.DataReady, RunState.Trained, RunState.Registered, RunState.Evaluated, RunState.Rejected);
        run.Steps[^1].Sentence.Should().Be(
            "sales@3 was not promoted: the alias holds sales@2 now, and the candidate was compared with sales@1. A new run compares with the new holder.");
        (await loop.ChampionAsync()).Should().Be(2);
        (await loop.RunsAsync())[0].Should().BeEquivalentTo(run);
    }

    /// <summary>Passes everything, and lets something happen between judging and promoting.</summary>
    private sealed class MeddlingGate : IGate
    {
        public Func<Task>? Meddle { get; set; }

        public string Kind => "meddling";

        public System.Collections.Immutable.ImmutableArray<string> Metrics => [];

        public GateResult Evaluate(Trial trial)
        {
            Meddle?.Invoke().GetAwaiter().GetResult();
            return new() { Gate = Kind, Outcome = GateOutcome.Pass, Observed = 0, Required = 0, Rows = trial.Candidate.Count, Sentence = "Fine." };
        }
    }
}
