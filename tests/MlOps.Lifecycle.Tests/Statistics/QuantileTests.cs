using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tests.Oracles;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class QuantileTests
{
    [Fact]
    public void Type_7_equals_the_oracles()
    {
        foreach (var oracle in Oracle.Read("quantiles.json"))
        {
            var sorted = oracle.Numbers("x").Order().ToArray();
            foreach (var (q, expected) in oracle.Numbers("q").Zip(oracle.ExpectedNumbers("type7")))
                oracle.Near(Quantile.OfSorted(sorted, q), expected, $"quantile {q}");
        }
    }

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
