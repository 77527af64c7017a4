using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class QualityRuleTests
{
    [Theory]
    [InlineData(0.89, 0.88, 0.90, RuleOutcome.Holds)]
    [InlineData(0.89, 0.86, 0.92, RuleOutcome.Unknown)]
    [InlineData(0.89, 0.88, 0.91, RuleOutcome.Unknown)]
    [InlineData(0.925, 0.92, 0.93, RuleOutcome.Fails)]
    [InlineData(0.99, 0.98, 1.00, RuleOutcome.Fails)]
    public void A_drop_is_one_when_its_whole_interval_is(double current, double lower, double upper, RuleOutcome expected) =>
        Rule.QualityDrops("auc", by: 0.02).Evaluate(Blank.WithQuality("auc", 0.93, current, (lower, upper))).Outcome.Should().Be(expected);

    [Theory]
    [InlineData(50, 47, 53, RuleOutcome.Holds)]
    [InlineData(50, 44, 56, RuleOutcome.Unknown)]
    [InlineData(30, 28, 32, RuleOutcome.Fails)]
    public void Errors_drop_by_rising(double current, double lower, double upper, RuleOutcome expected) =>
        Rule.QualityDrops("mae", by: 5).Evaluate(Blank.WithQuality("mae", 40, current, (lower, upper))).Outcome.Should().Be(expected);

    [Fact]
    public void An_uncertain_reference_makes_the_drop_uncertain()
    {
        var rule = Rule.QualityDrops("mae", by: 5);
        rule.Evaluate(Blank.WithQuality("mae", 40, 50, (47, 53))).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Blank.WithQuality("mae", 40, 50, (47, 53), referenceInterval: (36, 43.9))).Outcome.Should().Be(RuleOutcome.Holds, "sqrt(3² + 3.9²) < 5");
        rule.Evaluate(Blank.WithQuality("mae", 40, 50, (47, 53), referenceInterval: (36, 44.1))).Outcome.Should().Be(RuleOutcome.Unknown, "sqrt(3² + 4.1²) > 5");
    }

    [Fact]
    public void Immature_labels_are_waited_for()
    {
        var result = Rule.QualityDrops("auc", 0.02).Evaluate(Blank.WithImmatureQuality("auc", 0.93, matureAt: Noon.AddDays(2), current: 0.5));
        result.Outcome.Should().Be(RuleOutcome.Unknown);
        result.IsPending.Should().BeTrue();
        result.NotBefore.Should().Be(Noon.AddDays(2));
    }

    [Fact]
    public void Labels_that_are_overdue_have_no_time()
    {
        var result = Rule.QualityDrops("auc", 0.02).Evaluate(Blank.WithImmatureQuality("auc", 0.93, matureAt: Noon.AddDays(-2)));
        result.IsPending.Should().BeTrue();
        result.NotBefore.Should().BeNull();
    }

    [Fact]
    public void A_value_beyond_the_limit_that_the_interval_does_not_confirm_waits_for_the_next_window()
    {
        RuleResult[] results =
        [
            Rule.QualityDrops("mae", 5).Evaluate(Week0.WithQuality("mae", 40, 46, (41, 49))),
            Rule.OutsideBand("mae").Evaluate(Week0.WithQuality("mae", 40, Band.Tolerated + 1, (41, 49), band: Band)),
        ];
        foreach (var result in results)
        {
            result.Outcome.Should().Be(RuleOutcome.Unknown);
            result.IsPending.Should().BeTrue();
            result.NotBefore.Should().Be(Noon + Week + TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public void A_value_within_the_limit_is_not_waited_for_although_its_interval_reaches_beyond()
    {
        RuleResult[] results =
        [
            Rule.QualityDrops("mae", 5).Evaluate(Week0.WithQuality("mae", 40, 44, (41, 49))),
            Rule.OutsideBand("mae").Evaluate(Week0.WithQuality("mae", 40, Band.Tolerated - 1, (41, 49), band: Band)),
        ];
        foreach (var result in results)
        {
            result.Outcome.Should().Be(RuleOutcome.Unknown);
            result.IsPending.Should().BeFalse("all labels are in, and they do not even suggest a loss");
            result.Reasons.Single().Sentence.Should().Contain("not shown");
        }
    }

    [Fact]
    public void What_nobody_measures_is_not_waited_for()
    {
        foreach (var evidence in new[] { Blank, Blank.WithQuality("mae", 40, 41) })
        {
            var result = Rule.QualityDrops("auc", 0.02).Evaluate(evidence);
            result.Outcome.Should().Be(RuleOutcome.Unknown);
            result.IsPending.Should().BeFalse();
        }
    }

    [Fact]
    public void Without_a_reference_the_band_is_the_standard()
    {
        var rule = Rule.QualityDrops("mae", by: 5);
        rule.Evaluate(Blank.WithQuality("mae", null, 52, (51, 53), band: Band)).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Blank.WithQuality("mae", null, 49, (48, 49.5), band: Band)).Outcome.Should().Be(RuleOutcome.Fails);
        rule.Evaluate(Blank.WithQuality("mae", null, 52, (51, 53))).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Rows_of_a_broken_feed_say_nothing_about_the_model()
    {
        var rule = Rule.OutsideBand("mae");
        rule.Evaluate(Week0.Mae(80)).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Week0.Mae(80).WithFeed("hum", "The unit of hum changed.")).Outcome.Should().Be(RuleOutcome.Unknown);
        rule.Evaluate(Week0.Mae(80).WithFeed("hum", "Odd.", breaking: false)).Outcome.Should().Be(RuleOutcome.Holds);

        var late = InWeek(1).Mae(80).Quality!.Value[0] with { Window = InWeek(1).Window };
        rule.Evaluate(Week0.WithQuality(late).WithHistory(InWeek(1).WithFeed("hum", "The unit of hum changed."))).Outcome.Should().Be(RuleOutcome.Unknown);
        rule.Evaluate(Week0.WithQuality(late).WithHistory(InWeek(2).WithFeed("hum", "The unit of hum changed."))).Outcome.Should().Be(RuleOutcome.Holds);
    }

    [Theory]
    [InlineData(44, RuleOutcome.Unknown, RuleOutcome.Fails)]
    [InlineData(43, RuleOutcome.Fails, RuleOutcome.Fails)]
    [InlineData(48, RuleOutcome.Holds, RuleOutcome.Fails)]
    [InlineData(89, RuleOutcome.Holds, RuleOutcome.Unknown)]
    [InlineData(93, RuleOutcome.Holds, RuleOutcome.Holds)]
    public void Severity_is_where_the_whole_interval_lies(double mae, RuleOutcome update, RuleOutcome replace)
    {
        var evidence = Week0.Mae(mae);
        Rule.OutsideBand("mae").Evaluate(evidence).Outcome.Should().Be(update);
        Rule.SeverityAtLeast("mae", BandSeverity.Update).Evaluate(evidence).Outcome.Should().Be(update);
        Rule.SeverityAtLeast("mae", BandSeverity.Replace).Evaluate(evidence).Outcome.Should().Be(replace);
    }

    [Fact]
    public void Gains_are_worse_when_they_fall()
    {
        var band = new MetricBand { Metric = "gain", Direction = MetricDirection.HigherIsBetter, Tolerated = 100, Replace = 0 };
        Rule.SeverityAtLeast("gain", BandSeverity.Replace).Evaluate(Blank.WithQuality("gain", null, -20, (-30, -10), band: band)).Outcome.Should().Be(RuleOutcome.Holds);
        Rule.OutsideBand("gain").Evaluate(Blank.WithQuality("gain", null, 150, (120, 180), band: band)).Outcome.Should().Be(RuleOutcome.Fails);
    }

    [Fact]
    public void Without_a_band_severity_is_unknown() =>
        Rule.OutsideBand("auc").Evaluate(Blank.WithQuality("auc", 0.9, 0.5, (0.4, 0.6))).Outcome.Should().Be(RuleOutcome.Unknown);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_measurement_that_is_no_number_settles_nothing(double current)
    {
        var evidence = Blank with
        {
            Quality = [new() { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Reference = 40, Current = current, CurrentInterval = new(current, current) }],
        };
        Rule.QualityDrops("mae", 5).Evaluate(evidence).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_drop_that_is_none_is_refused(double by)
    {
        var act = () => Rule.QualityDrops("auc", by);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*zero or more*");
    }

    [Theory]
    [InlineData(0.95, 0.94, 0.96, "better by 0.02 (0.01 to 0.03), not worse.")]
    [InlineData(0.94, 0.92, 0.96, "better by 0.01 (0.03 better to 0.01 worse), less than 0.02 worse.")]
    [InlineData(0.92, 0.90, 0.94, "worse by 0.01 (0.01 better to 0.03 worse), not shown to be worse by more than 0.02.")]
    public void A_gain_is_said_as_a_gain(double current, double lower, double upper, string expected) =>
        Rule.QualityDrops("auc", 0.02).Evaluate(Blank.WithQuality("auc", 0.93, current, (lower, upper))).Reasons[0].Sentence.Should().EndWith(expected);

    [Fact]
    public void Sentences_name_what_was_measured_and_asked() =>
        Rule.QualityDrops("auc", 0.02).Evaluate(Blank.WithQuality("auc", 0.93, 0.89, (0.88, 0.90))).Reasons[0].Sentence
            .Should().Be("auc 0.89 (0.88 to 0.9) against the first accepted 0.93: worse by 0.04 (0.03 to 0.05), more than 0.02.");
}
