using MlOps.Lifecycle.Acceptance;
using static MlOps.Lifecycle.Tests.Acceptance.Trials;

namespace MlOps.Lifecycle.Tests.Acceptance;

public sealed class BaselineTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void A_constant_always_says_the_same()
    {
        Baseline.Constant(2.5).Answer([], [Start, Start + Day], [1, 2]).Should().Equal(2.5, 2.5);
        Baseline.Constant(2.5).Name.Should().Be("constant 2.5");
        var act = () => Baseline.Constant(double.NaN);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Seasonal_naive_says_what_was_true_a_season_ago()
    {
        KeyValuePair<DateTimeOffset, double>[] known = [new(Start, 10), new(Start + Day, 20)];
        var answers = Baseline.SeasonalNaive(Day).Answer(known, [Start + (2 * Day), Start + (3 * Day), Start + (4.5 * Day)], [30, 40, 50]);
        answers.Should().Equal([20, 30, double.NaN], "the second row may know the truth of the first, which is a season older");
    }

    [Fact]
    public void Seasonal_naive_looks_further_back_over_a_gap() =>
        Baseline.SeasonalNaive(Day).Answer([new(Start, 10)], [Start + (3 * Day)], [40]).Should().Equal(10);

    [Fact]
    public void Seasonal_naive_never_sees_the_row_itself() =>
        Baseline.SeasonalNaive(Day).Answer([], [Start], [7]).Should().Equal(double.NaN);

    [Fact]
    public void A_rule_answers_from_the_time() =>
        Baseline.Rule("workdays", time => time.DayOfWeek is DayOfWeek.Sunday ? 0 : 1).Answer([], [Start, Start.AddDays(6)], [0, 0]).Should().Equal(1, 0);

    [Fact]
    public void A_season_that_is_none_is_refused()
    {
        var act = () => Baseline.SeasonalNaive(TimeSpan.Zero);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
