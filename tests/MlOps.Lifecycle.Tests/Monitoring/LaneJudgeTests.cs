using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class LaneJudgeTests
{
    private static readonly DateTimeOffset Later = Week.End.AddDays(1);

    [Fact]
    public void Without_a_window_nothing_is_known()
    {
        var lanes = Judge(Measured, null);
        lanes.Select(lane => lane.Lane).Should().Equal(Lane.Value, Lane.Quality, Lane.Response, Lane.Flow);
        lanes.Should().OnlyContain(lane => lane.Status == LaneStatus.Unknown);
        Of(lanes, Lane.Quality).Sentence.Should().Be("Quality: unknown: no window with recorded rows has closed yet.");
    }

    [Fact]
    public void Without_metrics_the_sentence_says_what_to_add()
    {
        var lanes = Judge(_ => { }, Full());
        Of(lanes, Lane.Quality).Should().BeEquivalentTo(new { Status = LaneStatus.Unknown, Sentence = "Quality: unknown: nobody said how it is measured, for example with MeasureRegression() or MeasureBinaryClassification()." });
        Of(lanes, Lane.Value).Should().BeEquivalentTo(new { Status = LaneStatus.Unknown, Sentence = "Value: unknown: nobody said what answers are worth, for example with MeasureValue(...)." });
        Of(lanes, Lane.Response).Should().BeEquivalentTo(new { Status = LaneStatus.Unknown, Sentence = "Response: unknown: nobody measures how long answers take yet." });
    }

    [Theory]
    [InlineData(38.9, 43.6, LaneStatus.Healthy, "Quality: mae 41.2 bikes (38.9 to 43.6) in the week from 2012-03-05, within the agreed 45.")]
    [InlineData(46, 50, LaneStatus.Degraded, "Quality: mae 41.2 bikes (46 to 50) in the week from 2012-03-05, worse than the agreed 45 and not yet beyond the limit of usefulness 60.")]
    [InlineData(61, 70, LaneStatus.Broken, "Quality: mae 41.2 bikes (61 to 70) in the week from 2012-03-05, beyond the limit of usefulness 60.")]
    [InlineData(44, 47, LaneStatus.Unknown, "Quality: unknown: mae 41.2 bikes (44 to 47) in the week from 2012-03-05, which reaches to both sides of the agreed 45.")]
    public void Quality_is_where_its_interval_lies(double lower, double upper, LaneStatus status, string sentence) =>
        Of(Judge(Measured, Full(new(lower, upper)), Band("mae")), Lane.Quality).Should().BeEquivalentTo(new { Status = status, Sentence = sentence });

    [Fact]
    public void Without_an_agreement_quality_is_shown_and_not_judged() =>
        Of(Judge(Measured, Full(new(38.9, 43.6))), Lane.Quality).Should().BeEquivalentTo(new
        {
            Status = LaneStatus.Unknown,
            Sentence = "Quality: unknown: mae 41.2 bikes (38.9 to 43.6) in the week from 2012-03-05, and nobody agreed on what is tolerated.",
        });

    [Fact]
    public void Too_few_rows_cannot_be_judged() =>
        Of(Judge(Measured, Full() with { LabeledRows = 12, PredictedRows = 12 }, Band("mae")), Lane.Quality).Sentence.Should().Be(
            "Quality: unknown: mae 41.2 bikes in the week from 2012-03-05, from only 12 of the 30 labeled rows that an interval needs, so it cannot be judged against the agreed 45.");

    [Fact]
    public void Metric_without_a_value_is_unknown() =>
        Of(Judge(Measured, Full(value: double.NaN), Band("mae")), Lane.Quality).Sentence.Should().Be(
            "Quality: unknown: mae has no value in the week from 2012-03-05: the 168 labeled rows do not allow one.");

    [Fact]
    public void Nothing_measured_is_unknown() =>
        Of(Judge(Measured, Full() with { Quality = [] }, Band("mae")), Lane.Quality).Sentence.Should().Be("Quality: unknown: no metric was measured in the week from 2012-03-05.");

    [Fact]
    public void Several_bands_are_as_good_as_the_worst()
    {
        var report = Full(new(38, 43)) with { Quality = [.. Full(new(38, 43)).Quality, Metric("rmse", 70, new(65, 80))] };
        var lane = Of(Judge(Measured, report, Band("mae"), Band("rmse")), Lane.Quality);
        lane.Status.Should().Be(LaneStatus.Broken);
        lane.Sentence.Should().StartWith("Quality: rmse 70").And.Contain("; mae 41.2");
    }

    [Fact]
    public void Immature_labels_say_until_when_to_wait()
    {
        var report = Full(new(38, 43)) with { IsMature = false, LabeledRows = 60, MatureAt = Later.AddDays(2) };
        Of(Judge(Measured, report, Band("mae")), Lane.Quality).Sentence.Should().Be(
            "Quality: unknown: 60 of 168 labels of the rows in the week from 2012-03-05 are in and 90% are needed; they should be in by 2012-03-15.");
        Of(Judge(Measured, report with { MatureAt = Week.End.AddHours(6) }, Band("mae")), Lane.Quality).Sentence.Should().EndWith("they should have been in by 2012-03-12 06:00 UTC.");
        Of(Judge(Measured, report with { MatureAt = null }, Band("mae")), Lane.Quality).Sentence.Should().EndWith("nobody said how long labels take (LabelsArriveWithin).");
    }

    [Fact]
    public void Labels_that_never_arrive_are_not_waited_for() =>
        Of(Judge(m => m.MeasureRegression().LabelsNeverArrive(), Full() with { IsMature = false, LabeledRows = 0, Quality = [] }), Lane.Quality).Sentence.Should().Be(
            "Quality: unknown: labels never arrive, so nothing measures it; inputs and predictions are watched instead.");

    [Fact]
    public void Value_speaks_in_money_per_day()
    {
        var value = new ValueMeasurement { Metric = "cost-of-errors", Currency = "EUR", Direction = MetricDirection.LowerIsBetter, Window = Week, PerDay = 3120, Interval = new(2700, 3500) };
        var band = new MetricBand { Metric = "cost-of-errors", Direction = MetricDirection.LowerIsBetter, Tolerated = 2500, Replace = 6000 };
        Of(Judge(Measured, Full() with { Value = value }, band), Lane.Value).Should().BeEquivalentTo(new
        {
            Status = LaneStatus.Degraded,
            Sentence = "Value: cost-of-errors 3,120 EUR per day (2,700 to 3,500) in the week from 2012-03-05, worse than the agreed 2,500 and not yet beyond the limit of usefulness 6,000.",
        });
    }

    [Fact]
    public void Flow_is_healthy_only_with_evidence()
    {
        Of(Judge(Measured, Full() with { ScoringsDue = 7, ScoringsDone = 7, UsualRows = 170 }), Lane.Flow).Should().BeEquivalentTo(new
        {
            Status = LaneStatus.Healthy,
            Sentence = "Flow: 7 of 7 scheduled scorings ran and 168 rows arrived in the week from 2012-03-05, as usual.",
        });
        Of(Judge(Measured, Full() with { UsualRows = 170 }), Lane.Flow).Status.Should().Be(LaneStatus.Healthy);
        Of(Judge(Measured, Full() with { ScoringsDue = 1 }), Lane.Flow).Status.Should().Be(LaneStatus.Healthy);
        Of(Judge(Measured, Full() with { UsualRows = 0, ScoringsDue = 0 }), Lane.Flow).Status.Should().Be(LaneStatus.Unknown);
        Of(Judge(Measured, Full()), Lane.Flow).Sentence.Should().StartWith("Flow: unknown: 168 rows arrived in the week from 2012-03-05, and nothing tells how many should");
    }

    [Theory]
    [InlineData(6, LaneStatus.Degraded)]
    [InlineData(4, LaneStatus.Degraded)]
    [InlineData(3, LaneStatus.Broken)]
    public void Flow_is_broken_when_less_than_half_came(int done, LaneStatus status)
    {
        var finding = new FlowFinding { Kind = FlowFindingKind.MissedScoring, Window = Week, Expected = 7, Observed = done, Sentence = "Some did not happen." };
        Of(Judge(Measured, Full() with { ScoringsDue = 7, ScoringsDone = done, Flow = [finding] }), Lane.Flow).Should().BeEquivalentTo(new { Status = status, Sentence = "Flow: Some did not happen." });
    }

    [Fact]
    public void Response_is_judged_when_somebody_measures_and_agreed()
    {
        MetricBand failures = new() { Metric = ResponseFigures.FailureMetric, Direction = MetricDirection.LowerIsBetter, Tolerated = 0.01, Replace = 0.5 };
        MetricBand slow = new() { Metric = ResponseFigures.P99Metric, Direction = MetricDirection.LowerIsBetter, Tolerated = 0.05, Replace = 1 };
        var figures = new ResponseFigures(1200, 3, 0.003, 0.012);
        Respond(figures, failures, slow).Should().BeEquivalentTo(new
        {
            Status = LaneStatus.Healthy,
            Sentence = "Response: 3 of 1,200 requests got no answer, within the agreed 0.01; half of the answers came within 0.003 seconds and 99 of 100 within 0.012 seconds, within the agreed 0.05.",
        });
        Respond(figures with { P99 = 0.2 }, failures, slow).Status.Should().Be(LaneStatus.Degraded);
        Respond(figures with { Failures = 900 }, failures, slow).Status.Should().Be(LaneStatus.Broken);
        Respond(figures).Status.Should().Be(LaneStatus.Unknown);
        Respond(new(0, 0, double.NaN, double.NaN), failures, slow).Sentence.Should().Be("Response: unknown: nothing was asked.");
    }

    [Fact]
    public async Task With_labels_withheld_quality_and_value_are_never_healthy()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression().MeasureValue("cost", "EUR", MetricDirection.LowerIsBetter, (_, _) => 0).LabelsArriveWithin(TimeSpan.FromDays(1)));
        await model.RecordAsync(Hours(Monday, 168));
        MetricBand[] generous = [Band("mae") with { Tolerated = 1e9, Replace = 1e9 }, Band("cost") with { Tolerated = 1e9, Replace = 1e9 }];
        foreach (var days in new[] { 0, 3, 7, 8, 30, 365 })
        {
            model.MoveTo(Monday.AddDays(days));
            var measured = await model.MeasureAsync();
            var lanes = LaneJudge.Judge(model.Definition, measured, measured, [.. generous], model.Clock.GetUtcNow());
            Of(lanes, Lane.Quality).Status.Should().Be(LaneStatus.Unknown);
            Of(lanes, Lane.Value).Status.Should().Be(LaneStatus.Unknown);
        }

        await model.LabelAsync(Monday, 168);
        var mature = await model.MeasureAsync();
        Of(LaneJudge.Judge(model.Definition, mature, mature, [.. generous], model.Clock.GetUtcNow()), Lane.Quality).Status.Should().Be(LaneStatus.Healthy);
    }

    private static void Measured(IModelBuilder model) =>
        model.MeasureRegression("bikes").MeasureValue("cost-of-errors", "EUR", MetricDirection.LowerIsBetter, (_, _) => 0);

    private static LaneReport[] Judge(Action<IModelBuilder> configure, WindowReport? report, params MetricBand[] bands)
    {
        using var model = new MonitoredModel(configure);
        return [.. LaneJudge.Judge(model.Definition, report, report, [.. bands], Later)];
    }

    private static LaneReport Respond(ResponseFigures figures, params MetricBand[] bands) =>
        Of(LaneJudge.Judge(ModelDefinition.For(Name), null, null, [.. bands], Later, figures), Lane.Response);

    private static LaneReport Of(IEnumerable<LaneReport> lanes, Lane lane) => lanes.Single(report => report.Lane == lane);

    private static MetricBand Band(string metric) => new() { Metric = metric, Direction = MetricDirection.LowerIsBetter, Tolerated = 45, Replace = 60 };

    private static QualityMeasurement Metric(string name, double value, Interval? interval) => new()
    {
        Metric = name,
        Direction = MetricDirection.LowerIsBetter,
        Unit = "bikes",
        Window = Week,
        Value = value,
        Interval = interval,
        LabeledRows = 168,
        PredictedRows = 168,
        IsMature = true,
    };

    private static WindowReport Full(Interval? interval = null, double value = 41.2) => new()
    {
        Model = Name,
        Window = Week,
        RecordedRows = 168,
        PredictedRows = 168,
        LabeledRows = 168,
        IsMature = true,
        MatureAt = Later,
        Quality = [Metric("mae", value, interval)],
    };
}
