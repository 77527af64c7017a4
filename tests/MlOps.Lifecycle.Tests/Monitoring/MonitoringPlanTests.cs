using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class MonitoringPlanTests
{
    [Fact]
    public void Everything_that_can_be_said_is_kept()
    {
        var columns = new TableSchema([new() { Name = "trip", Type = ColumnType.Text, Role = ColumnRole.Id }]);
        var plan = Plan(m => m
            .MeasureBinaryClassification(threshold: 0.3)
            .Measure("own", MetricDirection.HigherIsBetter, (_, _) => 1, "points")
            .MeasureValue("gain", "EUR", MetricDirection.HigherIsBetter, (_, _) => 1)
            .MeasureFrom(50)
            .WindowEvery(TimeSpan.FromDays(1))
            .LabelsArriveWithin(TimeSpan.FromDays(6), matureShare: 0.8)
            .ScoringRuns("0 6 * * 1-5", grace: TimeSpan.FromHours(2))
            .MonitorOnly()
            .RecordedColumns(columns));
        plan.Should().BeEquivalentTo(new
        {
            MinimumRows = 50,
            Window = TimeSpan.FromDays(1),
            WindowRows = (int?)null,
            LabelDelay = TimeSpan.FromDays(6),
            MatureShare = 0.8,
            ScoringSchedule = "0 6 * * 1-5",
            ScoringGrace = TimeSpan.FromHours(2),
            IsMonitorOnly = true,
            Answers = AnswerKind.Probability,
        });
        plan.Columns.Should().Equal(columns);
        plan.Metrics.Select(metric => metric.Name).Should().Equal("auc", "log-loss", "brier", "accuracy", "precision", "recall", "f1", "own");
        plan.FindMetric("own")!.Unit.Should().Be("points");
        plan.FindMetric("mae").Should().BeNull();
        plan.Value!.Name.Should().Be("gain");
        Findings(m => m.Configure<MonitoringPlan>(_ => plan)).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_said_is_a_week_without_metrics()
    {
        Plan(m => m.MonitorOnly()).Should().BeEquivalentTo(new { Window = TimeSpan.FromDays(7), MatureShare = 0.9, MinimumRows = 30, LabelDelay = (TimeSpan?)null });
        Findings(_ => { }).Should().BeEmpty();
        Findings(m => m.MonitorOnly()).Should().BeEmpty();
    }

    [Fact]
    public void Windows_of_rows_replace_the_default_and_not_a_choice()
    {
        Plan(m => m.WindowOf(500)).Should().BeEquivalentTo(new { Window = (TimeSpan?)null, WindowRows = 500 });
        Findings(m => m.WindowOf(500)).Should().BeEmpty();
        const string Both = "windows are both by time (7.00:00:00) and by rows (500): keep WindowEvery(...) or WindowOf(...).";
        Findings(m => m.WindowEvery(TimeSpan.FromDays(7)).WindowOf(500)).Should().Equal(Both);
        Findings(m => m.WindowOf(500).WindowEvery(TimeSpan.FromDays(7))).Should().Equal(Both);
    }

    [Fact]
    public void Contradictions_are_named_with_the_next_step()
    {
        Findings(m => m.WindowEvery(TimeSpan.Zero)).Should().ContainSingle().Which.Should().Contain("give WindowEvery(...) a positive length");
        Findings(m => m.WindowEvery(TimeSpan.MaxValue)).Should().ContainSingle().Which.Should().Contain("at most 10,000 days");
        Findings(m => m.LabelsArriveWithin(TimeSpan.MaxValue)).Should().ContainSingle().Which.Should().Contain("or say LabelsNeverArrive()");
        Findings(m => m.WindowOf(0)).Should().ContainSingle().Which.Should().Contain("give WindowOf(...) at least 1");
        Findings(m => m.LabelsArriveWithin(TimeSpan.FromDays(-1))).Should().ContainSingle().Which.Should().Contain("LabelsArriveWithin(...) zero to 10,000 days");
        Findings(m => m.LabelsArriveWithin(TimeSpan.Zero)).Should().BeEmpty();
        Findings(m => m.LabelsArriveWithin(TimeSpan.FromDays(1), matureShare: 0)).Should().ContainSingle().Which.Should().Contain("a share above 0");
        Findings(m => m.LabelsArriveWithin(TimeSpan.FromDays(1), matureShare: double.NaN)).Should().ContainSingle();
        Findings(m => m.LabelsArriveWithin(TimeSpan.FromDays(1)).LabelsNeverArrive()).Should().ContainSingle().Which.Should().Contain("keep LabelsArriveWithin(...) or LabelsNeverArrive()");
        Findings(m => m.MeasureFrom(1)).Should().ContainSingle().Which.Should().Contain("MeasureFrom(...) at least 2");
        Findings(m => m.ScoringRuns("0 0 * * *", TimeSpan.FromHours(-1))).Should().ContainSingle().Which.Should().Contain("a grace of zero to 10,000 days");
    }

    [Fact]
    public void Metrics_of_one_name_are_named()
    {
        Findings(m => m.MeasureRegression().MeasureRegression()).Should().HaveCount(5).And.Contain("metric 'mae' is measured twice: give each metric, of quality and of value, its own name.");
        Findings(m => m.MeasureRegression().MeasureValue("mae", "EUR", MetricDirection.LowerIsBetter, (_, _) => 0)).Should().ContainSingle();
        Findings(m => m.Measure("", MetricDirection.LowerIsBetter, (_, _) => 0)).Should().ContainSingle().Which.Should().Contain("a metric has no name");
    }

    [Theory]
    [InlineData("every day")]
    [InlineData("61 0 * * *")]
    [InlineData("")]
    [InlineData("0 0 * *")]
    public void Schedule_that_is_no_cron_expression_is_named(string cron) =>
        Findings(m => m.ScoringRuns(cron)).Should().ContainSingle().Which.Should().StartWith($"the schedule '{cron}' of ScoringRuns(...) is no cron expression (").And.EndWith("for example \"0 0 * * *\" for every midnight in UTC.");

    [Theory]
    [InlineData("0 0 * * *")]
    [InlineData("30 0 0 * * *")]
    [InlineData("@daily")]
    public void Schedule_of_five_or_six_fields_is_fine(string cron) => Findings(m => m.ScoringRuns(cron)).Should().BeEmpty();

    [Fact]
    public void Two_columns_of_one_special_role_are_named() =>
        Findings(m => m.RecordedColumns(new([new() { Name = "a", Type = ColumnType.Text, Role = ColumnRole.Id }, new() { Name = "b", Type = ColumnType.Text, Role = ColumnRole.Id }])))
            .Should().Equal("columns 'a' and 'b' both have the role Id: keep one of them in RecordedColumns(...).");

    [Fact]
    public void A_number_and_a_probability_are_not_measured_at_once() =>
        FluentActions.Invoking(() => Plan(m => m.MeasureRegression().MeasureBinaryClassification())).Should().Throw<LifecycleException>().WithMessage("Model 'demand' is measured as answering both*");

    [Fact]
    public void Catalog_refuses_a_model_that_contradicts_itself()
    {
        var catalog = new ModelCatalog([], [new MonitoringPlanCheck()]);
        var definition = ModelDefinition.For("demand").With(new MonitoringPlan { ScoringSchedule = "nonsense" });
        catalog.Invoking(c => c.Add(definition)).Should().Throw<LifecycleException>().WithMessage("Model 'demand': the schedule 'nonsense' of ScoringRuns(...)*");
    }

    private static MonitoringPlan Plan(Func<IModelBuilder, IModelBuilder> configure)
    {
        var builder = new ModelBuilder("demand", new ServiceCollection());
        configure(builder);
        return builder.Build().Find<MonitoringPlan>()!;
    }

    private static IEnumerable<string> Findings(Action<IModelBuilder> configure)
    {
        var builder = new ModelBuilder("demand", new ServiceCollection());
        configure(builder);
        return new MonitoringPlanCheck().Check(builder.Build());
    }
}
