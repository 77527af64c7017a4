using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class SelectionTests
{
    [Fact]
    public void Median_is_that_of_the_sorted_values() =>
        Gen.OneOf(Gen.Double[-1e3, 1e3], Gen.Int[0, 5].Select(Convert.ToDouble), Gen.OneOf(double.PositiveInfinity, double.NegativeInfinity))
            .Array[0, 400]
            .Sample(Check);

    [Theory]
    [InlineData(100_000)]
    [InlineData(100_001)]
    public void Order_and_ties_do_not_matter(int count)
    {
        double[] rising = [.. Enumerable.Range(0, count).Select(Convert.ToDouble)];
        Check(rising);
        Check([.. rising.Reverse()]);
        Check([.. rising.Select(value => Math.Min(value, count - value))]);
        Check([.. rising.Select(value => value % 2)]);
        Check([.. rising.Select(_ => 7.0)]);
    }

    private static void Check(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var reordered = values.ToArray();

        Selection.Median(reordered).Should().Be(Quantile.Median(sorted));

        reordered.Order().Should().Equal(sorted, "nothing is lost");
    }
}
