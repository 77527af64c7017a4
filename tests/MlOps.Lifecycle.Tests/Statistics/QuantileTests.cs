using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class QuantileTests
{
    [Fact]
    public void Quantile_of_nothing_is_not_a_number() => Quantile.Median([]).Should().Be(double.NaN);

    [Fact]
    public void Infinite_values_are_ordinary_limits()
    {
        double[] sorted = [double.NegativeInfinity, 1, double.PositiveInfinity];
        Quantile.Median(sorted).Should().Be(1);
        Quantile.OfSorted(sorted, 0.25).Should().Be(double.NegativeInfinity);
        Quantile.OfSorted(sorted, 1).Should().Be(double.PositiveInfinity);
        Quantile.Median([double.NegativeInfinity, double.PositiveInfinity]).Should().Be(double.NaN);
    }

    [Fact]
    public void Nine_definitions_agree_on_the_ends_and_an_unknown_one_is_refused()
    {
        for (var type = 1; type <= 9; type++)
        {
            Quantile.OfSorted([1, 2, 5], 0, type).Should().Be(1);
            Quantile.OfSorted([1, 2, 5], 1, type).Should().Be(5);
            Quantile.OfSorted([], 0.5, type).Should().Be(double.NaN);
        }

        var act = () => Quantile.OfSorted([1], 0.5, 10);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("type");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Share_outside_0_to_1_is_refused(double q)
    {
        var act = () => Quantile.OfSorted([1], q);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(q));
    }
}
