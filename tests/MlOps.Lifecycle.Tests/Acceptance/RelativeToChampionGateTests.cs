using MlOps.Lifecycle.Acceptance;
using static MlOps.Lifecycle.Tests.Acceptance.Trials;

namespace MlOps.Lifecycle.Tests.Acceptance;

public sealed class RelativeToChampionGateTests
{
    [Theory]
    [InlineData(0.0, GateOutcome.Pass)]
    [InlineData(0.2, GateOutcome.Inconclusive)]
    [InlineData(0.5, GateOutcome.Fail)]
    public void Better_means_by_more_than_the_margin(double margin, GateOutcome expected)
    {
        // The champion's errors are a quarter larger, row by row: 0.8 against 1.0, give or take.
        double[] errors = [.. Noise(1000, 1, seed: 7)];
        var result = Better("mae", margin).Evaluate(Of(Rows(errors), Rows(errors.Select(error => 1.25 * error))));
        result.Outcome.Should().Be(expected);
        result.Observed.Should().BeApproximately(0.2, 0.01);
        result.Interval!.Value.Lower.Should().BeLessThan(result.Observed).And.BeGreaterThan(0.15, "pairs cancel out what the rows have in common");
    }

    [Theory]
    [InlineData(0.0, GateOutcome.Fail)]
    [InlineData(0.2, GateOutcome.Inconclusive)]
    [InlineData(0.3, GateOutcome.Pass)]
    public void Not_worse_means_by_no_more_than_the_margin(double margin, GateOutcome expected)
    {
        double[] errors = [.. Noise(1000, 1, seed: 7)];
        var result = NotWorse("mae", margin).Evaluate(Of(Rows(errors.Select(error => 1.25 * error)), Rows(errors)));
        result.Outcome.Should().Be(expected);
        result.Required.Should().Be(-margin);
    }

    [Fact]
    public void A_candidate_that_is_silent_on_some_rows_does_not_pass()
    {
        var champion = Rows(Noise(200, 1, seed: 7));
        var silent = champion with { Predictions = [.. champion.Predictions.Select((prediction, i) => i % 10 == 0 ? prediction : double.NaN)] };
        var result = NotWorse("mae", 0).Evaluate(Of(silent, champion));
        result.Outcome.Should().Be(GateOutcome.Inconclusive, "on the rest it would look as good as the champion");
        result.Sentence.Should().Contain("no finite answer for 180 of the 200 rows");
    }

    [Fact]
    public void The_champion_itself_is_not_worse_and_not_better()
    {
        var same = Rows(Noise(200, 1, seed: 7));
        NotWorse("mae", 0).Evaluate(Of(same, same)).Outcome.Should().Be(GateOutcome.Pass);
        Better("mae", 0).Evaluate(Of(same, same)).Outcome.Should().Be(GateOutcome.Fail);
    }

    [Fact]
    public void Gains_are_better_when_they_rise()
    {
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 2))];
        var good = Rows(labels.Zip(Noise(400, 0.5, seed: 3), (label, noise) => 1 / (1 + Math.Exp(-(label + noise))))).With([.. labels]);
        var bad = Rows(labels.Zip(Noise(400, 3, seed: 4), (label, noise) => 1 / (1 + Math.Exp(-(label + noise))))).With([.. labels]);
        Better("auc", 0.05).Evaluate(Of(good, bad)).Outcome.Should().Be(GateOutcome.Pass);
        NotWorse("auc", 0.05).Evaluate(Of(bad, good)).Outcome.Should().Be(GateOutcome.Fail);
    }

    [Fact]
    public void The_first_version_is_compared_with_the_baseline()
    {
        var trial = Of(Rows(Noise(200, 1, seed: 7))) with { Baseline = Rows(Noise(200, 3, seed: 8)), BaselineName = "seasonal-naive (7 days)" };
        var result = Better("mae", 0).Evaluate(trial);
        result.Outcome.Should().Be(GateOutcome.Pass);
        result.Sentence.Should().Contain("seasonal-naive (7 days)");
        Better("mae", 0).Evaluate(Of(Rows(Noise(200, 1, seed: 7)))).Sentence.Should().Contain("no baseline was named");
    }

    [Fact]
    public void Rows_without_an_answer_of_the_baseline_are_left_out_for_both()
    {
        double[] known = [.. Noise(100, 1, seed: 7)];
        var candidate = Rows([.. Enumerable.Repeat(1000.0, 50), .. known]);
        var trial = Of(candidate) with { Baseline = Rows([.. Enumerable.Repeat(double.NaN, 50), .. known.Select(error => 2 * error)]), BaselineName = "rule" };
        var result = Better("mae", 0).Evaluate(trial);
        result.Rows.Should().Be(100);
        result.Outcome.Should().Be(GateOutcome.Pass);
    }

    [Fact]
    public void Few_rows_in_common_are_not_enough()
    {
        var result = Better("mae", 0).Evaluate(Of(Rows(Noise(20, 1, seed: 7)), Rows(Noise(20, 9, seed: 8))));
        result.Outcome.Should().Be(GateOutcome.Inconclusive);
        result.RowsNeeded.Should().Be(10);
    }

    [Fact]
    public void An_equal_candidate_is_rarely_taken_for_a_better_one()
    {
        // Promised are 2.5 % for independent rows and two-sided 95 %; 300 trials allow up to 17 (99.9 %).
        var gate = Better("mae", 0);
        var passed = Enumerable.Range(1, 300).Count(i => gate.Evaluate(Of(Rows(Noise(120, 1, seed: (ulong)i)), Rows(Noise(120, 1, seed: (ulong)(i + 1000)))) with { Seed = i }).Outcome is GateOutcome.Pass);
        passed.Should().BeLessThanOrEqualTo(17);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_margin_that_is_none_is_refused(double margin)
    {
        var act = () => new AgreementBuilder("a").NotWorseThanChampion("mae", margin);
        act.Should().Throw<ArgumentException>().WithMessage("*not negative*");
    }

    private static IGate Better(string metric, double margin) => new AgreementBuilder("a").BetterThanChampion(metric, margin).Gate();

    private static IGate NotWorse(string metric, double margin) => new AgreementBuilder("a").NotWorseThanChampion(metric, margin).Gate();
}
