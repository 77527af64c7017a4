using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Index_stays_below_the_count()
    {
        var generator = new SplitMix64(7);
        var seen = new HashSet<int>();
        for (var i = 0; i < 200; i++)
            seen.Add(generator.NextIndex(5));
        seen.Should().BeEquivalentTo([0, 1, 2, 3, 4]);
        var act = () => generator.NextIndex(0);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        var generator = new SplitMix64(11);
        var values = Enumerable.Range(0, 20_000).Select(_ => generator.NextNormal()).ToArray();
        values.Average().Should().BeApproximately(0, 4 / Math.Sqrt(20_000));
        values.Average(v => v * v).Should().BeApproximately(1, 4 * Math.Sqrt(2 / 20_000.0));
    }
}
