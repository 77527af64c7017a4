using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Policies.RuleOutcome;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class PolicyTests
{
    [Fact]
    public void Decision_prints_its_sentence()
    {
        var decision = RetrainingPolicy.Never.Decide(Evidence.For("fraud", new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero)));
        $"{decision}".Should().Be(decision.Sentence).And.NotBeEmpty();
    }

    [Fact]
    public void Quality_drop_waits_for_the_cooldown()
    {
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.QualityDrops("auc", by: 0.02)).Limit(cooldown: TimeSpan.FromDays(2)));
        var evidence = Evidence.For("fraud", at: Noon)
            .WithQuality("auc", reference: 0.93, current: 0.89, interval: (0.88, 0.90))
            .WithLastRun(finished: Noon.AddHours(-5));

        var decision = policy.Decide(evidence);

        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon.AddHours(43));
        decision.Reasons.Should().Contain(r => r.Rule == "cooldown");
        decision.Refused.Should().ContainSingle(refused => refused.Action == LifecycleAction.Retrain);
        policy.Decide(evidence with { At = Noon.AddHours(43) }).Action.Should().Be(LifecycleAction.Retrain);
    }

    [Fact]
    public void The_first_action_in_precedence_is_taken_and_the_others_are_refused_with_reasons()
    {
        LifecycleAction[] order = [LifecycleAction.RollBack, LifecycleAction.RepairData, LifecycleAction.Redevelop, LifecycleAction.Recalibrate, LifecycleAction.Retrain];
        for (var first = 0; first < order.Length; first++)
        {
            var holding = order[first..];
            var decision = All(action => holding.Contains(action) ? Holds : Fails).Decide(Blank);
            decision.Action.Should().Be(order[first]);
            decision.Refused.Select(refused => refused.Action).Should().Equal(order.Where(action => action != order[first]));
            decision.Refused.Where(refused => holding.Contains(refused.Action)).All(refused => refused.Reasons[0].Rule == "precedence").Should().BeTrue();
            decision.Refused.Should().OnlyContain(refused => refused.Reasons.Length > 0);
        }
    }

    [Fact]
    public void Nothing_holds_means_no_action()
    {
        var decision = All(_ => Fails).Decide(Blank);
        decision.Action.Should().Be(LifecycleAction.NoAction);
        decision.Reasons.Should().NotBeEmpty();
        decision.NotBefore.Should().BeNull();
    }

    [Fact]
    public void What_is_unknown_for_good_is_not_waited_for() => All(_ => Unknown).Decide(Blank).Action.Should().Be(LifecycleAction.NoAction);

    [Fact]
    public void An_answer_that_comes_by_itself_is_waited_for()
    {
        var decision = RetrainingPolicy.Create(p => p
            .RetrainWhen(Says(Unknown, Noon.AddDays(3), pending: true)).RedevelopWhen(Says(Unknown, Noon.AddDays(2), pending: true))).Decide(Blank);
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon.AddDays(2));
    }

    [Fact]
    public void What_holds_is_not_held_up_by_what_is_still_open() =>
        RetrainingPolicy.Create(p => p.RedevelopWhen(Says(Unknown, Noon.AddDays(2), pending: true)).RetrainWhen(Says(Holds))).Decide(Blank)
            .Action.Should().Be(LifecycleAction.Retrain);

    [Fact]
    public void Naming_an_action_twice_means_either()
    {
        var policy = RetrainingPolicy.Create(p => p.RetrainWhen(Says(Fails)).RetrainWhen(Says(Holds)));
        policy.Decide(Blank).Action.Should().Be(LifecycleAction.Retrain);
    }

    [Fact]
    public void Repair_names_the_columns_and_notices_stand_beside_any_action()
    {
        var policy = RetrainingPolicy.Create(p => p.RepairDataWhen(Rule.FeedBroken()).NoticeWhen(Rule.NewRows(1)));
        var decision = policy.Decide(Blank.WithFeed("hum", "The unit of hum changed.").WithNewRows(5));
        decision.Columns.Should().Equal("hum");
        decision.Notices.Should().ContainSingle().Which.Should().Contain("5 labeled rows");
        decision.Sentence.Should().Be("Repair the data: The unit of hum changed.");
    }

    [Fact]
    public void Limits_hold_back_training_but_not_people()
    {
        var evidence = Blank.WithLastRun(Noon.AddHours(-1));
        All(_ => Holds, limited: true).Decide(evidence).Action.Should().Be(LifecycleAction.RollBack);
        All(action => action is LifecycleAction.Redevelop ? Holds : Fails, limited: true).Decide(evidence).Action.Should().Be(LifecycleAction.Redevelop);
        All(action => action is LifecycleAction.Recalibrate ? Holds : Fails, limited: true).Decide(evidence).Action.Should().Be(LifecycleAction.Wait);
    }

    [Fact]
    public void An_open_run_is_waited_for()
    {
        var decision = RetrainingPolicy.Create(p => p.RetrainWhen(Says(Holds))).Decide(Blank.WithRunOpen());
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.Reasons.Should().Contain(reason => reason.Rule == "run-open");
    }

    [Fact]
    public void Unknown_runs_keep_every_limit() =>
        RetrainingPolicy.Create(p => p.RetrainWhen(Says(Holds)).Limit(cooldown: Week)).Decide(Evidence.For("demand", Noon)).Reasons
            .Should().Contain(reason => reason.Rule == "limits");

    [Fact]
    public void Never_never_acts()
    {
        var decision = RetrainingPolicy.Never.Decide(Week0.Mae(500).WithFeed("hum", "broken"));
        decision.Action.Should().Be(LifecycleAction.NoAction);
        decision.Policy.Should().Be("never");
    }

    [Fact]
    public void A_calendar_retrains_on_its_day()
    {
        var policy = RetrainingPolicy.Calendar(4 * Week);
        policy.Name.Should().Be("every 28 days");
        policy.Decide(Blank.WithLastRun(Noon - (4 * Week))).Action.Should().Be(LifecycleAction.Retrain);
        policy.Decide(Blank.WithLastRun(Noon - (3 * Week))).Action.Should().Be(LifecycleAction.NoAction);
    }

    [Fact]
    public void Memory_is_the_longest_of_the_rules() =>
        RetrainingPolicy.Create(p => p.RetrainWhen(TenRows.HeldFor(Week)).NoticeWhen(TenRows.HeldFor(3 * Week))).Memory.Should().Be(3 * Week);

    [Fact]
    public void A_policy_without_a_rule_is_refused()
    {
        var act = () => RetrainingPolicy.Create(p => p.Limit(cooldown: Week));
        act.Should().Throw<ArgumentException>().WithMessage("*needs a rule*Never*");
    }

    [Fact]
    public void Limits_that_contradict_themselves_are_refused()
    {
        Action<RetrainingPolicyBuilder>[] wrong =
        [
            p => p.Limit(),
            p => p.Limit(cooldown: TimeSpan.Zero),
            p => p.Limit(runs: 0, per: Week),
            p => p.Limit(runs: 3),
            p => p.Limit(budget: 100),
            p => p.Limit(budget: 0, per: Week),
            p => p.Limit(cooldown: Week, per: Week),
            p => p.Limit(cooldown: Week).Limit(runs: 1, per: Week),
        ];
        foreach (var configure in wrong)
        {
            var act = () => RetrainingPolicy.Create(p => configure(p.RetrainWhen(TenRows)));
            act.Should().Throw<ArgumentException>();
        }
    }

    private static RetrainingPolicy All(Func<LifecycleAction, RuleOutcome> outcome, bool limited = false) => RetrainingPolicy.Create(p =>
    {
        p.RollBackWhen(Says(outcome(LifecycleAction.RollBack)))
            .RepairDataWhen(Says(outcome(LifecycleAction.RepairData)))
            .RedevelopWhen(Says(outcome(LifecycleAction.Redevelop)))
            .RecalibrateWhen(Says(outcome(LifecycleAction.Recalibrate)))
            .RetrainWhen(Says(outcome(LifecycleAction.Retrain)));
        if (limited)
            p.Limit(cooldown: Week);
    });
}
