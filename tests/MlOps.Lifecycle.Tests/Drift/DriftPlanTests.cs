using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class DriftPlanTests
{
    private static readonly ColumnSchema Amount = new() { Name = "amount", Type = ColumnType.Number };
    private static readonly ColumnSchema Channel = new() { Name = "channel", Type = ColumnType.Text };

    [Fact]
    public void Columns_are_watched_by_their_kind_without_being_named()
    {
        Detectors(DriftPlan.Default, Amount).Should().Equal("kolmogorov-smirnov", "missing-rate");
        Detectors(DriftPlan.Default, Channel).Should().Equal("chi-square", "missing-rate");
        Detectors(DriftPlan.Default, Amount with { Type = ColumnType.Integer, IsCode = true }).Should().Equal("chi-square", "missing-rate");
        Detectors(DriftPlan.Default, Amount with { Type = ColumnType.Date }).Should().Equal("kolmogorov-smirnov", "missing-rate");
    }

    [Theory]
    [InlineData(ColumnRole.Feature, true)]
    [InlineData(ColumnRole.Label, true)]
    [InlineData(ColumnRole.Prediction, true)]
    [InlineData(ColumnRole.Id, false)]
    [InlineData(ColumnRole.Time, false)]
    [InlineData(ColumnRole.Calendar, false)]
    [InlineData(ColumnRole.Ignored, false)]
    public void Role_decides_what_is_watched_unless_a_column_is_named(ColumnRole role, bool watched)
    {
        var column = Amount with { Role = role };
        var reason = DriftPlan.Default.FindReasonToLeaveOut(column);
        if (watched)
            reason.Should().BeNull();
        else
            reason.Should().StartWith($"role {role}: ");
        DriftPlan.Create(d => d.AddKolmogorovSmirnov("amount")).FindReasonToLeaveOut(column).Should().BeNull();
    }

    [Fact]
    public void Named_detector_replaces_the_default_of_its_column_only()
    {
        var plan = DriftPlan.Create(d => d.AddPopulationStability("amount", o => o.PracticalMinimum = 0.15));
        Detectors(plan, Amount).Should().Equal("population-stability", "missing-rate");
        Detectors(plan, Amount with { Name = "income" }).Should().Equal("kolmogorov-smirnov", "missing-rate");
    }

    [Fact]
    public void Missing_values_with_own_settings_leave_the_values_watched()
    {
        var plan = DriftPlan.Create(d => d.AddMissingRate("amount", o => o.PracticalMinimum = 0.2));
        Detectors(plan, Amount).Should().Equal("missing-rate", "kolmogorov-smirnov");
    }

    [Fact]
    public void Several_detectors_may_watch_one_column_and_the_same_kind_again_replaces_the_one_before()
    {
        var plan = DriftPlan.Create(d => d
            .AddKolmogorovSmirnov("amount")
            .AddPopulationStability("amount")
            .AddKolmogorovSmirnov("amount", o => o.PracticalMinimum = 0.3));
        Detectors(plan, Amount).Should().Equal("population-stability", "kolmogorov-smirnov", "missing-rate");
    }

    [Fact]
    public void Defaults_of_a_kind_are_replaced_or_switched_off()
    {
        var plan = DriftPlan.Create(d => d.UsePopulationStability(o => o.Bins = 5).Use(ColumnKind.Categories).UseMissingRate(o => o.PracticalMinimum = 0.1));
        Detectors(plan, Amount).Should().Equal("population-stability", "missing-rate");
        Detectors(plan, Channel).Should().Equal("missing-rate");
        DriftPlan.Create(d => d.Use(ColumnKind.Categories).Use(ColumnKind.Every)).FindReasonToLeaveOut(Channel)
            .Should().Be("no detector was chosen for columns of its kind");
    }

    [Fact]
    public void Column_left_out_by_name_says_why() =>
        DriftPlan.Create(d => d.LeaveOut("amount", "changes with every price list")).FindReasonToLeaveOut(Amount).Should().Be("changes with every price list");

    [Fact]
    public void Settings_out_of_their_range_are_all_named_at_once()
    {
        var act = () => DriftPlan.Create(d => d
            .AddKolmogorovSmirnov("amount", o => o.PracticalMinimum = 2)
            .UseChiSquare(o => o.Confidence = 0.1)
            .AddChiSquare(" ")
            .AllowFalseAlarms(0));
        act.Should().Throw<LifecycleException>().Which.Message.Split(Environment.NewLine).Should().SatisfyRespectively(
            first => first.Should().StartWith("drift detector amount/kolmogorov-smirnov: ").And.Contain("PracticalMinimum"),
            second => second.Should().StartWith("drift detector */chi-square: ").And.Contain("Confidence"),
            third => third.Should().StartWith("WatchDrift names no column for chi-square"),
            fourth => fourth.Should().StartWith("AllowFalseAlarms(0) of WatchDrift: use a rate between 0 and 1"));
    }

    [Fact]
    public void Model_with_a_contradiction_is_found_before_it_runs()
    {
        var model = new Model();
        model.WatchDrift(d => d.AddKolmogorovSmirnov("amount", o => o.MinimumRows = 0))
            .WatchDrift(d => d.AddChiSquare("channel").LeaveOut("channel", "no"));
        var check = model.Services.BuildServiceProvider().GetServices<IModelCheck>().Should().ContainSingle("the check is registered once").Subject;
        check.Check(model.Definition).Should().SatisfyRespectively(
            first => first.Should().StartWith("drift detector amount/kolmogorov-smirnov: ").And.Contain("MinimumRows"),
            second => second.Should().Be("WatchDrift both watches and leaves out column 'channel': remove one of the two."));
        check.Check(ModelDefinition.For(ModelName.Parse("other"))).Should().BeEmpty();
    }

    [Fact]
    public void Reference_names_the_time_its_rows_come_from()
    {
        var noon = new DateTimeOffset(2012, 6, 11, 12, 0, 0, TimeSpan.Zero);
        var window = new TimeWindow(noon, noon.AddDays(7));
        DriftReference.TrainingData.FindWindow(window).Should().BeNull();
        DriftReference.Trailing(TimeSpan.FromDays(30)).FindWindow(window).Should().Be(new TimeWindow(noon.AddDays(-30), noon));
        DriftReference.SameSeason().FindWindow(window).Should().Be(new TimeWindow(noon.AddDays(-364 - 28), noon.AddDays(7 - 364 + 28)));
        DriftReference.SameSeason(TimeSpan.FromDays(7), TimeSpan.FromDays(3)).FindWindow(window)!.Value.End.Should().Be(noon, "rows of the window itself are no reference");
        DriftPlan.Create(d => d.CompareWith(DriftReference.SameSeason())).Reference.ToString().Should().Be("the same date 364 days earlier, 28 days around");
        var act = () => DriftReference.Trailing(TimeSpan.Zero);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("length");
        var season = () => DriftReference.SameSeason(TimeSpan.FromDays(1), TimeSpan.FromDays(1));
        season.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("period");
    }

    private static IEnumerable<string> Detectors(DriftPlan plan, ColumnSchema column) => plan.DetectorsOf(column).Select(detector => detector.Name);

    private sealed class Model : IModelBuilder
    {
        public ModelName Name => ModelName.Parse("fraud");

        public IServiceCollection Services { get; } = new ServiceCollection();

        public ModelDefinition Definition { get; private set; } = ModelDefinition.For(ModelName.Parse("fraud"));

        public IModelBuilder Configure<TPart>(Func<TPart?, TPart> change)
            where TPart : class
        {
            Definition = Definition.With(change(Definition.Find<TPart>()));
            return this;
        }
    }
}
