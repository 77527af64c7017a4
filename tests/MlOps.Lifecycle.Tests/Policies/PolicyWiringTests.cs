using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class PolicyWiringTests
{
    [Fact]
    public void A_policy_that_names_an_unknown_metric_is_found_before_anything_runs()
    {
        Check(model => model.MeasureRegression().DecideWith(RetrainingPolicy.Create(p => p.RetrainWhen(Rule.QualityDrops("auc", 0.02)))))
            .Should().ContainSingle().Which.Should().Contain("'auc'").And.Contain("mae").And.Contain("MeasureBinaryClassification()");
        Check(model => model.DecideWith(RetrainingPolicy.RecommendedFor("mae"))).Should().ContainSingle().Which.Should().Contain("Known are: none");
    }

    [Fact]
    public void A_policy_on_measured_metrics_is_fine()
    {
        Check(model => model.MeasureRegression().DecideWith(RetrainingPolicy.RecommendedFor("mae"))).Should().BeEmpty();
        Check(model => model.MeasureValue("gain", "EUR", MetricDirection.HigherIsBetter, (_, _) => 1).DecideWith(RetrainingPolicy.RecommendedFor("gain"))).Should().BeEmpty();
        Check(model => model.DecideWith(RetrainingPolicy.Recommended)).Should().BeEmpty();
    }

    [Fact]
    public void The_horizon_and_the_policy_are_kept_side_by_side()
    {
        var plan = Build(model => model.AgreeOnLabelHorizon(TimeSpan.FromDays(30)).DecideWith(RetrainingPolicy.Never)).Find<PolicyPlan>()!;
        plan.LabelHorizon.Should().Be(TimeSpan.FromDays(30));
        plan.Policy.Should().BeSameAs(RetrainingPolicy.Never);
        var act = () => Build(model => model.AgreeOnLabelHorizon(TimeSpan.Zero));
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static string[] Check(Action<IModelBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddMonitoring().AddPolicies();
        using var provider = services.BuildServiceProvider();
        return [.. provider.GetServices<IModelCheck>().OfType<PolicyCheck>().Single().Check(Build(configure))];
    }

    private static ModelDefinition Build(Action<IModelBuilder> configure)
    {
        var model = new ModelBuilder("demand", new ServiceCollection());
        configure(model);
        return model.Build();
    }
}
