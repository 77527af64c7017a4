using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Tests.Acceptance.Trials;

namespace MlOps.Lifecycle.Tests.Acceptance;

public sealed class AgreementTests
{
    [Fact]
    public void Rows_trained_on_fail_every_agreement()
    {
        var agreement = Agree(a => a.AtMost("mae", 100));
        var trial = Of(Rows(Noise(100, 1, seed: 1)));
        AcceptanceJudge.Judge(agreement, trial).Outcome.Should().Be(GateOutcome.Pass);
        var seen = AcceptanceJudge.Judge(agreement, trial with { RowsSeenInTraining = 3 });
        seen.Outcome.Should().Be(GateOutcome.Fail);
        seen.Sentence.Should().Contain("3 of the 100 rows");
        AcceptanceJudge.Judge(agreement, trial with { CandidateTrainedUntil = Start.AddHours(10) }).Gates[0].Observed.Should().Be(10);
        AcceptanceJudge.Judge(agreement, trial with { Champion = trial.Candidate, ChampionTrainedUntil = Start.AddHours(1) }).Sentence.Should().Contain("champion's training rows end");
        AcceptanceJudge.Judge(agreement, trial with { CandidateTrainedUntil = null, RowsSeenInTraining = null }).Outcome.Should().Be(GateOutcome.Inconclusive);
    }

    [Fact]
    public void One_gate_that_fails_fails_all_and_one_that_is_open_leaves_all_open()
    {
        var trial = Of(Rows(Noise(1000, 1, seed: 7)));
        AcceptanceJudge.Judge(Agree(a => a.AtMost("mae", 0.9).AtMost("mae", 0.7).AtMost("mae", 0.8)), trial).Outcome.Should().Be(GateOutcome.Fail);
        var open = AcceptanceJudge.Judge(Agree(a => a.AtMost("mae", 0.9).AtMost("mae", 0.8)), trial);
        open.Outcome.Should().Be(GateOutcome.Inconclusive);
        open.Sentence.Should().Contain("0.8 was agreed").And.NotContain("0.9 was agreed");
        open.Gates.Should().HaveCount(3);
    }

    [Fact]
    public void A_gate_that_throws_is_an_answer_that_could_not_be_given()
    {
        var verdict = AcceptanceJudge.Judge(Agree(a => a.Add(new ThrowingGate())), Of(Rows(Noise(100, 1, seed: 7))));
        verdict.Outcome.Should().Be(GateOutcome.Inconclusive);
        verdict.Sentence.Should().Contain("'throwing' failed: no luck");
    }

    [Fact]
    public void A_band_knows_its_direction_by_its_values()
    {
        var agreement = Agree(a => a.AtMost("mae", 1).Band("mae", tolerated: 35, replace: 110).Band("auc", tolerated: 0.9, replace: 0.8));
        agreement.FindBand("mae")!.Direction.Should().Be(MetricDirection.LowerIsBetter);
        agreement.FindBand("auc")!.Direction.Should().Be(MetricDirection.HigherIsBetter);
        agreement.FindBand("bias").Should().BeNull();
    }

    [Fact]
    public void Agreements_that_contradict_themselves_are_refused()
    {
        Action<IAgreementBuilder>[] wrong =
        [
            _ => { },
            a => a.AtMost("mae", 1).Band("mae", 35, 35),
            a => a.AtMost("mae", 1).Band("mae", double.NaN, 35),
            a => a.AtMost("mae", 1).Band("mae", 35, 110).Band("mae", 36, 110),
            a => a.AtMost("mae", 1).InForce(Start, Start),
            a => a.AtMost("mae", 1).SignedBy(default),
        ];
        foreach (var configure in wrong)
        {
            var act = () => Agree(configure);
            act.Should().Throw<ArgumentException>();
        }
    }

    [Fact]
    public void Bands_alone_accept_nothing()
    {
        var verdict = AcceptanceJudge.Judge(Agree(a => a.Band("mae", 35, 110)), Of(Rows([0, 0, 0])));
        verdict.Outcome.Should().Be(GateOutcome.Fail);
        verdict.Sentence.Should().Contain("has no gate");
    }

    [Fact]
    public Task Limit_on_the_wrong_side_of_a_metric_is_found_at_start()
    {
        var act = () => new ServiceCollection().AddMlOpsLifecycle().UseInMemory()
            .AddModel("m", model => model.MeasureRegression().AcceptWhen("a", a => a.AtLeast("mae", 0.0001)).MonitorOnly())
            .Services.BuildServiceProvider().StartMlOpsLifecycleAsync();
        return act.Should().ThrowAsync<LifecycleException>().WithMessage("Model 'm': the agreement 'a' asks for mae at least 0.0001, but for 'mae' lower is better: use AtMost(...)*");
    }

    [Fact]
    public Task Bands_without_a_gate_are_found_at_start_unless_the_model_is_only_watched()
    {
        var act = () => new ServiceCollection().AddMlOpsLifecycle().UseInMemory()
            .AddModel("m", model => model.MeasureRegression().AcceptWhen("a", a => a.Band("mae", 35, 110)))
            .Services.BuildServiceProvider().StartMlOpsLifecycleAsync();
        return act.Should().ThrowAsync<LifecycleException>().WithMessage("Model 'm': the agreement 'a' has bands and no gate*add at least one gate*MonitorOnly()*");
    }

    [Fact]
    public void An_agreement_is_in_force_from_its_first_instant_until_before_its_last()
    {
        var agreement = Agree(a => a.AtMost("mae", 1).InForce(Start, Start.AddDays(1)).SignedBy("ada@example.com"));
        agreement.IsInForce(Start).Should().BeTrue();
        agreement.IsInForce(Start.AddTicks(-1)).Should().BeFalse();
        agreement.IsInForce(Start.AddDays(1)).Should().BeFalse();
        agreement.SignedBy.Should().ContainSingle();
        Agree(a => a.AtMost("mae", 1)).IsInForce(Start).Should().BeTrue();
    }

    [Fact]
    public void Two_agreements_for_one_model_are_refused()
    {
        var act = () => Build(model => model.AcceptWhen("a", a => a.AtMost("mae", 1)).AcceptWhen("b", a => a.AtMost("mae", 2)));
        act.Should().Throw<LifecycleException>().WithMessage("*'demand' has two agreements, 'a' and 'b'*");
    }

    [Fact]
    public void A_metric_that_nobody_measures_is_found_before_anything_runs()
    {
        Check(model => model.MeasureRegression().AcceptWhen("a", a => a.AtLeast("auc", 0.9).Band("gain", 5, 1)))
            .Should().HaveCount(2).And.Contain(finding => finding.Contains("'auc'")).And.Contain(finding => finding.Contains("'gain'"));
        Check(model => model.MeasureRegression().AcceptWhen("a", a => a.AtMost("mae", 50).Band("mae", 35, 110))).Should().BeEmpty();
    }

    [Fact]
    public void A_band_against_the_direction_of_its_metric_is_found_before_anything_runs() =>
        Check(model => model.MeasureRegression().AcceptWhen("a", a => a.AtMost("mae", 50).Band("mae", tolerated: 110, replace: 35)))
            .Should().ContainSingle().Which.Should().Contain("lower is better").And.Contain("exchange");

    private static AcceptanceAgreement Agree(Action<IAgreementBuilder> configure)
    {
        var builder = new AgreementBuilder("a");
        configure(builder);
        return builder.Build();
    }

    private static string[] Check(Action<IModelBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddMonitoring().AddAcceptance();
        using var provider = services.BuildServiceProvider();
        return [.. provider.GetServices<IModelCheck>().OfType<AcceptanceCheck>().Single().Check(Build(configure))];
    }

    private static ModelDefinition Build(Action<IModelBuilder> configure)
    {
        var model = new ModelBuilder("demand", new ServiceCollection());
        configure(model);
        return model.Build();
    }
}
