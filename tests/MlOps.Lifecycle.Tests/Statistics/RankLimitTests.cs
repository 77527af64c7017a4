using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class RankLimitTests
{
    [Theory]
    [InlineData(0.05, 19)]
    [InlineData(0.1, 9)]
    [InlineData(0.01, 99)]
    [InlineData(0.5, 1)]
    [InlineData(0.9, 1)]
    public void Rate_needs_so_many_values(double alpha, int expected)
    {
        RankLimit.CountNeeded(alpha).Should().Be(expected);
        RankLimit.Find(new double[expected], alpha).Limit.Should().Be(0);
        RankLimit.Find(new double[expected - 1], alpha).Should().Be(new RankLimitResult(null, expected - 1, expected));
    }

    [Fact]
    public void Limit_is_the_wanted_order_statistic()
    {
        double[] values = [.. Enumerable.Range(1, 39).Select(i => (double)(40 - i))];
        RankLimit.Find(values, 0.05).Limit.Should().Be(38, "the 38th of 39 is ⌈0.95 * 40⌉");
        RankLimit.Find(values.AsSpan(0, 26), 0.05).Limit.Should().Be(39, "the largest of 26");
    }

    [Fact]
    public void False_alarms_stay_below_the_rate()
    {
        var generator = new SplitMix64(5);
        var alarms = 0;
        const int Repeats = 4000;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var values = Enumerable.Range(0, 26).Select(_ => Math.Exp(generator.NextNormal())).ToArray();
            alarms += Math.Exp(generator.NextNormal()) > RankLimit.Find(values, 0.05).Limit ? 1 : 0;
        }

        ((double)alarms / Repeats).Should().BeApproximately(1.0 / 27, 4 * Math.Sqrt(0.05 * 0.95 / Repeats), "the largest of 26 is exceeded once in 27 times");
    }

    [Fact]
    public void Effect_that_could_not_be_measured_is_refused()
    {
        var act = () => RankLimit.Find([1, double.NaN], 0.5);
        act.Should().Throw<ArgumentException>().WithParameterName("values");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Rate_outside_0_to_1_is_refused(double alpha)
    {
        var act = () => RankLimit.Find([1], alpha);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(alpha));
    }
}
