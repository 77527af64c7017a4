using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class RecommendedPolicyTests
{
    private static readonly IRetrainingPolicy Policy = RetrainingPolicy.Recommended;

    [Theory]
    [InlineData(40, LifecycleAction.NoAction)]
    [InlineData(44, LifecycleAction.NoAction)]
    [InlineData(46, LifecycleAction.Wait)]
    [InlineData(60, LifecycleAction.Retrain)]
    [InlineData(200, LifecycleAction.Retrain)]
    public void A_confirmed_loss_is_retrained(double mae, LifecycleAction expected) => Policy.Decide(Week0.Mae(mae)).Action.Should().Be(expected);

    [Fact]
    public void A_broken_feed_is_repaired_and_not_trained_on()
    {
        var decision = Policy.Decide(Week0.Mae(200).WithFeed("atemp", "The unit of atemp changed."));
        decision.Action.Should().Be(LifecycleAction.RepairData);
        decision.Columns.Should().Equal("atemp");
        decision.Refused.Should().Contain(refused => refused.Action == LifecycleAction.Retrain);
    }

    [Fact]
    public void A_renamed_column_is_repaired() =>
        Policy.Decide(Week0.Mae(60).WithSchemaChange(new SchemaChange { Kind = SchemaChangeKind.Renamed, Column = "hum", Breaking = true, Sentence = "hum is now humidity." }))
            .Columns.Should().Equal("hum");

    [Fact]
    public void A_loss_measured_on_broken_rows_waits_for_sound_ones()
    {
        var broken = InWeek(1).WithFeed("atemp", "The unit of atemp changed.");
        var late = InWeek(1).Mae(200).Quality!.Value[0] with { Window = InWeek(1).Window };
        var decision = Policy.Decide(Week0.WithQuality(late).WithHistory(broken));
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon + Week + TimeSpan.FromDays(1));
    }

    [Fact]
    public void Drift_alone_is_a_notice()
    {
        var decision = Policy.Decide(Drifted().Mae(40));
        decision.Action.Should().Be(LifecycleAction.NoAction);
        decision.Notices.Should().ContainSingle().Which.Should().Contain("temp");
        decision.Noticed.Should().Equal("temp");
    }

    [Fact]
    public void Drift_is_acted_on_when_labels_come_later_than_agreed() =>
        Policy.Decide(Drifted().WithLabels(TimeSpan.FromDays(90), horizon: TimeSpan.FromDays(30))).Action.Should().Be(LifecycleAction.Retrain);

    [Fact]
    public void The_cooldown_is_the_label_delay_and_one_window()
    {
        var decision = Policy.Decide(Week0.Mae(60).WithLastRun(Noon.AddDays(-7)));
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon.AddDays(1));
        Policy.Decide(Week0.Mae(60).WithLastRun(Noon.AddDays(-8))).Action.Should().Be(LifecycleAction.Retrain);
        var unknown = Week0.Mae(60).WithLastRun(Noon.AddDays(-13)) with { LabelDelay = null };
        Policy.Decide(unknown).NotBefore.Should().Be(Noon.AddDays(1), "two weeks while nobody says how long labels take");
        RetrainingPolicy.RecommendedFor(new RecommendedSettings { Cooldown = TimeSpan.FromDays(30) }).Decide(Week0.Mae(60).WithLastRun(Noon.AddDays(-8)))
            .NotBefore.Should().Be(Noon.AddDays(22));
    }

    [Fact]
    public void Too_many_rejections_go_to_people()
    {
        var rejected = Week0.WithRuns(Ended(10, RunOutcome.Rejected), Ended(20, RunOutcome.Rejected), Ended(30, RunOutcome.Rejected), Ended(60, RunOutcome.Promoted));
        Policy.Decide(rejected.Mae(60)).Action.Should().Be(LifecycleAction.Redevelop);
        Policy.Decide(rejected.Mae(40)).Action.Should().Be(LifecycleAction.NoAction, "what is good again needs nobody");
        Policy.Decide(Week0.WithRuns(Ended(10, RunOutcome.Rejected), Ended(20, RunOutcome.Rejected)).Mae(60)).Action.Should().Be(LifecycleAction.Retrain);
    }

    [Fact]
    public void A_useless_model_after_a_refit_goes_to_people()
    {
        Policy.Decide(Week0.WithRuns(Ended(10, RunOutcome.Rejected)).Mae(200)).Action.Should().Be(LifecycleAction.Redevelop);
        Policy.Decide(Week0.WithRuns(Ended(10, RunOutcome.Rejected)).Mae(60)).Action.Should().Be(LifecycleAction.Retrain);
        Policy.Decide(Week0.WithRuns(Ended(8, RunOutcome.Promoted)).Mae(200)).Action.Should().Be(LifecycleAction.Redevelop);
        Policy.Decide(Week0.WithRuns(Ended(100, RunOutcome.Promoted)).Mae(200)).Action.Should().Be(LifecycleAction.Retrain, "it was useful for months");
        Policy.Decide(Week0.WithRuns(Ended(10, RunOutcome.Rejected)).Mae(200) with { ChampionSince = Noon.AddDays(-5) }).Action.Should().Be(LifecycleAction.Retrain, "people promoted another one since");
    }

    [Fact]
    public void Immature_labels_are_waited_for()
    {
        var decision = Policy.Decide(Week0.WithImmatureQuality("mae", 40, matureAt: Noon.AddDays(1), band: Band));
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon.AddDays(1));
    }

    [Fact]
    public void Nothing_known_is_no_action_and_never_a_retraining() => Policy.Decide(Evidence.For("demand", Noon)).Action.Should().Be(LifecycleAction.NoAction);

    [Theory]
    [InlineData(43, LifecycleAction.NoAction)]
    [InlineData(47, LifecycleAction.Retrain)]
    public void Without_a_band_a_tenth_of_the_first_accepted_reference_matters(double mae, LifecycleAction expected) =>
        Policy.Decide(Week0.WithQuality("mae", 40, mae, (mae - 0.5, mae + 0.5))).Action.Should().Be(expected);

    [Fact]
    public void Without_a_band_a_loss_of_value_counts_and_one_of_the_first_metric_of_quality_too()
    {
        var cost = new QualityEvidence { Metric = "cost", Direction = MetricDirection.LowerIsBetter, IsValue = true, Reference = 100, Current = 101, CurrentInterval = new(100, 102) };
        var lost = cost with { Current = 150, CurrentInterval = new(140, 160) };
        var good = Week0.WithQuality("mae", 40, 41, (40, 42)).WithQuality("rmse", 50, 80, (79, 81));
        var bad = Week0.WithQuality("mae", 40, 60, (59, 61)).WithQuality("rmse", 50, 80, (79, 81));
        Policy.Decide(good.WithQuality(cost)).Action.Should().Be(LifecycleAction.NoAction, "the second metric of quality is not asked");
        Policy.Decide(good.WithQuality(lost)).Reasons[0].Sentence.Should().StartWith("cost 150");
        Policy.Decide(bad.WithQuality(cost)).Reasons[0].Sentence.Should().StartWith("mae 60");
        RetrainingPolicy.RecommendedFor("rmse", by: 20).Decide(good.WithQuality(lost)).Reasons[0].Sentence.Should().StartWith("rmse 80");
        RetrainingPolicy.RecommendedFor("rmse", by: 40).Decide(bad.WithQuality(lost)).Action.Should().Be(LifecycleAction.NoAction);
    }

    [Fact]
    public void An_amount_needs_the_metric_whose_unit_it_has()
    {
        var act = () => RetrainingPolicy.RecommendedFor(new RecommendedSettings { By = 5 });
        act.Should().Throw<ArgumentException>().WithMessage("*By is 5*name the Metric*");
    }

    [Fact]
    public void A_metric_without_a_band_is_not_judged_beside_one_with_a_band() =>
        Policy.Decide(Week0.Mae(40).WithQuality("bias", 0.1, 5, (4, 6), direction: MetricDirection.LowerIsBetter)).Action.Should().Be(LifecycleAction.NoAction);

    [Fact]
    public void A_loss_may_be_asked_to_hold()
    {
        var policy = RetrainingPolicy.RecommendedFor(new RecommendedSettings { HeldFor = Week });
        policy.Decide(Week0.Mae(60).WithHistory(InWeek(1).Mae(40))).Action.Should().Be(LifecycleAction.NoAction);
        policy.Decide(Week0.Mae(60).WithHistory(InWeek(1).Mae(60))).Action.Should().Be(LifecycleAction.Retrain);
    }

    [Fact]
    public void The_recommended_policy_names_only_metrics_that_it_was_told()
    {
        Policy.Metrics.Should().BeEmpty();
        RetrainingPolicy.RecommendedFor("auc").Metrics.Should().Equal("auc");
        Policy.Name.Should().Be("recommended");
        Policy.Memory.Should().BeGreaterThan(TimeSpan.FromDays(180));
    }

    private static RunEvidence Ended(int daysAgo, RunOutcome outcome) => new(Noon.AddDays(-daysAgo), outcome);

    private static Evidence Drifted() => Week0.WithColumn("temp", DriftVerdict.Drifted, 0.35).WithHistory(InWeek(1).WithColumn("temp", DriftVerdict.Drifted, 0.3));
}
