using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class QuantileBinsTests
{
    [Fact]
    public void Distinct_values_fill_the_bins_equally()
    {
        double[] sorted = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        var bins = QuantileBins.Of(sorted, 10);
        bins.Edges.Should().Equal(9, 19, 29, 39, 49, 59, 69, 79, 89);
        bins.CountSorted(sorted).Should().OnlyContain(count => count == 10);
        bins.CountSorted([double.NegativeInfinity, 9, 9.5, 1e300, double.PositiveInfinity]).Should().Equal(2, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    [Fact]
    public void Constant_reference_leaves_room_on_both_sides()
    {
        var bins = QuantileBins.Of([7, 7, 7], 10);
        bins.CountSorted([7, 7, 7]).Should().Equal(0, 3, 0);
        bins.CountSorted([6, 7, 8, 8]).Should().Equal(1, 1, 2);
    }

    [Fact]
    public void Many_equal_values_at_an_end_have_their_own_bin()
    {
        double[] zeros = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4];
        var bins = QuantileBins.Of(zeros, 4);
        bins.CountSorted(zeros).Should().Equal(0, 6, 2, 2);
        bins.CountSorted([-1, 0, 5]).Should().Equal(1, 1, 0, 1);

        double[] full = [1, 2, 3, 4, 100, 100, 100, 100, 100, 100];
        bins = QuantileBins.Of(full, 4);
        bins.CountSorted(full).Should().Equal(3, 7, 0);
        bins.CountSorted([101]).Should().Equal(0, 0, 1);
    }

    [Fact]
    public void Every_value_falls_into_one_bin_and_edges_ascend() =>
        Gen.Select(Gen.Int[-5, 5].Array[0, 60], Gen.Int[-9, 9].Array[0, 60], Gen.Int[2, 12]).Sample(
            (a, b, count) =>
            {
                double[] reference = [.. a.Order().Select(v => (double)v)];
                double[] current = [.. b.Order().Select(v => (double)v)];
                var bins = QuantileBins.Of(reference, count);
                return bins.Edges.Zip(bins.Edges.Skip(1)).All(e => e.First < e.Second)
                    && bins.BinCount <= count + 2
                    && bins.CountSorted(reference).Sum() == reference.Length
                    && bins.CountSorted(current).Sum() == current.Length;
            },
            iter: 500,
            seed: "0000000000000");

    [Fact]
    public void Empty_reference_gives_one_bin() => QuantileBins.Of([], 10).CountSorted([1, 2]).Should().Equal(2);

    [Fact]
    public void Fewer_than_2_bins_are_refused()
    {
        var act = () => QuantileBins.Of([1], 1);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(60)]
    public void Counting_in_any_order_equals_counting_sorted_values(int count)
    {
        var generator = new SplitMix64(17);
        foreach (var rows in (int[])[0, 1, 3, 50, 4_097, 30_000])
        {
            double[] reference = [.. Enumerable.Range(0, 5_000).Select(_ => generator.NextNormal()).Order()];
            double[] values = [.. Enumerable.Range(0, rows).Select(i => i % 97 == 0 ? double.NaN : i % 89 == 0 ? double.PositiveInfinity : i % 7 == 0 ? reference[i % 5_000] : 1.3 * generator.NextNormal())];
            var bins = QuantileBins.Of(reference, count);
            bins.Count(values).Should().Equal(bins.CountSorted([.. values.Where(value => !double.IsNaN(value)).Order()]));
        }
    }

    [Fact]
    public void Close_edges_are_counted_as_exactly_as_others()
    {
        double[] reference = [.. Enumerable.Range(0, 100).Select(i => i < 50 ? i * 1e-12 : i)];
        var bins = QuantileBins.Of(reference, 80);
        double[] values = [.. Enumerable.Range(0, 9_000).Select(i => reference[i % 100])];
        bins.Count(values).Should().Equal(bins.CountSorted([.. values.Order()]));
    }
}
