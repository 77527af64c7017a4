using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Statistics;
using static MlOps.Lifecycle.Tests.Acceptance.Trials;

namespace MlOps.Lifecycle.Tests.Acceptance;

public sealed class AbsoluteLimitGateTests
{
    [Theory]
    [InlineData(0.9, GateOutcome.Pass)]
    [InlineData(0.8, GateOutcome.Inconclusive)]
    [InlineData(0.7, GateOutcome.Fail)]
    public void The_whole_interval_must_reach_the_limit(double limit, GateOutcome expected)
    {
        // The mean absolute error of 1,000 standard normal errors is 0.798 give or take 0.04.
        var result = AtMost("mae", limit).Evaluate(Of(Rows(Noise(1000, 1, seed: 7))));
        result.Outcome.Should().Be(expected);
        result.Observed.Should().BeApproximately(0.798, 0.04);
        result.Interval!.Value.Contains(result.Observed).Should().BeTrue();
        result.Gate.Should().Be($"mae at most {limit}");
    }

    [Theory]
    [InlineData(0.6, GateOutcome.Pass)]
    [InlineData(0.79, GateOutcome.Inconclusive)]
    [InlineData(0.95, GateOutcome.Fail)]
    public void Gains_must_be_at_least_the_limit(double limit, GateOutcome expected)
    {
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 2))];
        double[] scores = [.. labels.Zip(Noise(400, 0.9, seed: 3), (label, noise) => 1 / (1 + Math.Exp(-(label + noise))))];
        var trial = Of(Rows(scores).With([.. labels]));
        AtLeast("auc", limit).Evaluate(trial).Outcome.Should().Be(expected);
    }

    [Fact]
    public void Neighbors_that_err_alike_make_the_answer_less_sure()
    {
        // Each error stands for a whole day: 40 days say less than 960 hours.
        double[] days = [.. Noise(40, 1, seed: 11)];
        var trial = Of(Rows(days.SelectMany(error => Enumerable.Repeat(error, 24))));
        var limit = days.Average(Math.Abs) + 0.1;
        AtMost("mae", limit).Evaluate(trial).Outcome.Should().Be(GateOutcome.Inconclusive);
        BlockBootstrap.Interval(960, 1, 1000, 1, 0.95, rows => rows.ToArray().Average(row => Math.Abs(trial.Candidate.Predictions[row])))
            .Interval!.Value.Upper.Should().BeLessThan(limit, "rows taken for independent would have passed");
    }

    [Fact]
    public void An_open_answer_says_how_many_rows_would_tell()
    {
        double[] errors = [.. Noise(300, 1, seed: 5)];
        var limit = errors.Average(Math.Abs) + 0.02;
        var result = AtMost("mae", limit).Evaluate(Of(Rows(errors)));
        result.Outcome.Should().Be(GateOutcome.Inconclusive);
        var half = (result.Interval!.Value.Upper - result.Interval.Value.Lower) / 2;
        var expected = (300 * Math.Pow(half / 0.02, 2)) - 300;
        result.RowsNeeded!.Value.Should().BeCloseTo((long)expected, 1);
        result.Sentence.Should().Contain($"about {result.RowsNeeded} more rows");
    }

    [Fact]
    public void Few_rows_are_not_enough_however_good_they_look()
    {
        var result = AtMost("mae", 100).Evaluate(Of(Rows(Noise(29, 1, seed: 5))));
        result.Outcome.Should().Be(GateOutcome.Inconclusive);
        result.RowsNeeded.Should().Be(1);
        AtMost("mae", 100).Evaluate(Of(Rows([]))).RowsNeeded.Should().Be(30);
    }

    [Fact]
    public void One_class_has_no_auc()
    {
        var result = AtLeast("auc", 0.5).Evaluate(Of(Rows(Enumerable.Repeat(0.3, 100))));
        result.Outcome.Should().Be(GateOutcome.Inconclusive);
        result.Observed.Should().Be(double.NaN);
    }

    [Theory]
    [InlineData(double.NaN, 0.95)]
    [InlineData(double.PositiveInfinity, 0.95)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, double.NaN)]
    public void A_limit_that_is_none_is_refused(double limit, double confidence)
    {
        var act = () => new AgreementBuilder("a").AtMost("mae", limit, confidence);
        act.Should().Throw<ArgumentException>();
    }

    private static IGate AtMost(string metric, double limit) => new AgreementBuilder("a").AtMost(metric, limit).Gate();

    private static IGate AtLeast(string metric, double limit) => new AgreementBuilder("a").AtLeast(metric, limit).Gate();
}
