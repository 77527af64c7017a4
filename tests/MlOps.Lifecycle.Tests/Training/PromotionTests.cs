using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

public sealed class PromotionTests
{
    [Fact]
    public async Task First_candidate_is_judged_against_the_baseline_and_promoted()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Promoted);
        run.Champion.Should().BeNull();
        run.Candidate.Should().Be(new ModelVersionId(Sales, 1));
        run.Verdict!.Gates.Select(gate => (gate.Outcome, gate.Rows)).Should().OnlyContain(gate => gate.Outcome == GateOutcome.Pass && gate.Rows == 14 * 24);
        run.Verdict.Sentence.Should().Contain("constant 0");
        (await loop.ChampionAsync()).Should().Be(1);
        var alias = await loop.Registry.FindAliasAsync(Sales, AliasName.Champion);
        alias!.Since.Should().Be(Live);
        var move = (await loop.Registry.ListAliasEventsAsync(Sales, AliasName.Champion)).Should().ContainSingle().Subject;
        (move.From, move.Actor, move.Reason).Should().Be((null, Ada, run.Steps[^1].Sentence));
        var verdict = (await loop.Registry.ListVerdictsAsync(run.Candidate!.Value)).Should().ContainSingle().Subject;
        (verdict.Outcome, verdict.Reason).Should().Be((VerdictOutcome.Accepted, run.Verdict.Sentence));
    }

    [Fact]
    public async Task Reference_of_drift_switches_with_the_promotion_and_the_evidence_names_it()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().RefitWeekly());
        var first = (await loop.RunsAsync())[0];

        var before = await loop.WeekAsync(Live);
        var after = await loop.WeekAsync(Live.AddDays(7));

        before.Evidence.DriftReference.Should().Be($"{first.TrainingData}, the training data of sales@1");
        before.Run!.State.Should().Be(RunState.Promoted);
        after.Evidence.DriftReference.Should().Be($"{before.Run.TrainingData}, the training data of sales@2");
    }

    [Fact]
    public async Task Fit_that_comes_out_as_the_champion_again_is_not_promoted_and_counts_as_undecided()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();
        loop.Trainer.Fit = async (context, token) => MeanModel.Of(await MeanModel.MeanAsync(context, token));
        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        loop.Clock.Advance(TimeSpan.FromHours(1));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Rejected);
        run.Verdict!.Outcome.Should().Be(GateOutcome.Inconclusive);
        run.Steps[^1].Sentence.Should().Contain("sales@2 is the same model as sales@1, to the last number")
            .And.Contain($"from the same rows, {run.TrainingData}").And.EndWith("Train again when newer rows are committed.");
        (await loop.ChampionAsync()).Should().Be(1);
        (await loop.Registry.ListVerdictsAsync(run.Candidate!.Value)).Should().ContainSingle().Which.Outcome.Should().Be(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public async Task Agreement_that_ended_before_the_gates_were_asked_promotes_nothing()
    {
        await using var loop = new SalesLoop(model => model.Trained().AcceptWhen(
            "until-noon", agreement => agreement.AtMost("mae", 20).InForce(null, Live.AddHours(12))));
        await loop.CommitAsync();
        loop.Trainer.Fit = async (context, token) =>
        {
            loop.Clock.AdjustTime(Live.AddHours(13)); // The fit takes longer than the agreement lasts.
            return MeanModel.Of(await MeanModel.MeanAsync(context, token));
        };

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Escalated);
        run.Steps[^1].Sentence.Should().Contain("'until-noon' that was in force when the run was triggered is not any more");
        (await loop.ChampionAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Promoted_version_names_all_that_made_it()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        var version = await loop.Registry.GetAsync(run.Candidate!.Value);
        version.Lineage.Should().Be(new ModelLineage
        {
            TrainingData = run.TrainingData,
            TrainingWindow = (await loop.Datasets.GetAsync(run.TrainingData!.Value)).TimeRange,
            Code = CodeVersion.Parse("1.2.0+3f1c9ab00d"),
            Trainer = "mean-trainer",
            Architecture = MeanModel.Of(0).Architecture.Digest,
            Seed = 7,
            Run = run.Id,
        });
        version.Inputs.Should().Equal(MeanModel.Inputs);
        version.RegisteredBy.Should().Be(Ada);
        loop.Trainer.Calls.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Model = Sales, Data = run.TrainingData!.Value, Seed = 7 });
    }

    [Fact]
    public async Task Steps_of_a_run_are_kept_in_order_with_the_rows_they_used()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.Steps.Select(step => step.State).Should().Equal(
            RunState.Triggered, RunState.DataReady, RunState.Trained, RunState.Registered, RunState.Evaluated, RunState.Promoted);
        run.Steps[1].Sentence.Should().Be("1,176 rows of sales-rows@1 to train on, 336 newer ones to judge on.");
        run.Steps[^1].Sentence.Should().StartWith("sales@1 replaces nothing: ");
        (await loop.RunsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(run);
        run.FinishedAt.Should().Be(Live);
        run.Evaluation.Single(metric => metric.Metric == "mae").Value.Should().BeApproximately(5, 0.1);
    }

    [Fact]
    public async Task Retrained_version_knows_its_parent_and_beats_it_on_the_same_rows()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        await loop.AppendAsync(Live, 21, row => 50 + UnitsOf(row));
        loop.Clock.AdjustTime(Live.AddDays(21));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Promoted);
        run.Champion.Should().Be(new ModelVersionId(Sales, 1));
        run.Verdict!.Sentence.Should().Contain("of the champion on the same 336 rows");
        (await loop.ChampionAsync()).Should().Be(2);
        (await loop.Registry.GetAsync(run.Candidate!.Value)).Lineage.Parent.Should().Be(new ModelVersionId(Sales, 1));
    }

    [Fact]
    public async Task Rejected_candidate_leaves_the_champion()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        await loop.AppendAsync(Live, 21);
        loop.Clock.AdjustTime(Live.AddDays(21));
        loop.Trainer.Fit = (_, _) => Task.FromResult(MeanModel.Of(300));

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Rejected);
        run.Steps[^1].Sentence.Should().StartWith("sales@2 was rejected: mae 200").And.Contain("worse.");
        run.FinishedAt.Should().Be(Live.AddDays(21));
        (await loop.ChampionAsync()).Should().Be(1);
        (await loop.Registry.ListVerdictsAsync(new(Sales, 1))).Should().ContainSingle();
        var verdict = (await loop.Registry.ListVerdictsAsync(new(Sales, 2))).Should().ContainSingle().Subject;
        (verdict.Outcome, verdict.Reason).Should().Be((VerdictOutcome.Rejected, run.Verdict!.Sentence));
    }

    [Fact]
    public async Task Rows_that_trained_the_champion_are_found_among_those_to_judge()
    {
        await using var loop = new SalesLoop(model => model.Watched());
        var all = await loop.CommitAsync();
        Task<DatasetVersion> Select(int from, int to) => loop.Datasets.SelectAsync(
            all.Id, new DatasetSelection { Window = new(Begin.AddDays(from), Begin.AddDays(to)) }, new DatasetCommit(Ada, "Some days."));
        var (candidate, champion, judged) = (await Select(0, 10), await Select(5, 22), await Select(20, 30));

        (await SharedRows.CountAsync(loop.Datasets, [candidate], judged, TestContext.Current.CancellationToken)).Should().Be(0);
        (await SharedRows.CountAsync(loop.Datasets, [candidate, champion], judged, TestContext.Current.CancellationToken)).Should().Be(2 * 24);
        (await SharedRows.CountAsync(loop.Datasets, [champion, champion], judged, TestContext.Current.CancellationToken)).Should().Be(2 * 24, "a row is counted once");
    }

    [Fact]
    public async Task First_candidate_that_does_not_beat_the_baseline_is_rejected()
    {
        await using var loop = new SalesLoop(model => model.Trained().AcceptWhen("sales-acceptance", a => a.BetterThanChampion("mae", margin: 1).Baseline(Baseline.Constant(100))));
        await loop.CommitAsync();

        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Rejected);
        run.Verdict!.Sentence.Should().Contain("constant 100").And.Contain("not better");
        (await loop.ChampionAsync()).Should().BeNull();
    }
}
