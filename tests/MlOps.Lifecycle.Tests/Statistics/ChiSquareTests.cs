using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class ChiSquareTests
{
    [Fact]
    public void Effect_equals_V_for_equal_sizes_and_does_not_shrink_with_a_large_reference()
    {
        var equal = ChiSquare.Compare([500, 500], [800, 200], 0.95);
        equal.Effect.Should().BeApproximately(equal.CramersV, 0.001);
        var large = ChiSquare.Compare([500_000, 500_000], [800, 200], 0.95);
        large.CramersV.Should().BeLessThan(0.03, "that is why it is not the effect");
        large.Effect.Should().BeApproximately(equal.Effect, 0.002);
    }

    [Fact]
    public void False_alarms_keep_the_level_and_the_interval_covers_the_effect()
    {
        double[] p = [0.5, 0.3, 0.15, 0.05], q = [0.4, 0.3, 0.2, 0.1];
        var truth = Math.Sqrt(p.Zip(q, (a, b) => (a - b) * (a - b) / (2 * (a + b))).Sum());
        var generator = new SplitMix64(41);
        const int Repeats = 1000;
        int rejected = 0, covered = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            rejected += ChiSquare.Compare(Draw(generator, 900, p), Draw(generator, 300, p), 0.95).PValue <= 0.05 ? 1 : 0;
            covered += ChiSquare.Compare(Draw(generator, 900, p), Draw(generator, 300, q), 0.95).EffectInterval.Contains(truth) ? 1 : 0;
        }

        rejected.Should().BeInRange((int)(0.03 * Repeats), (int)(0.071 * Repeats), "the reference is a sample too: a test that takes it as known rejects more");
        covered.Should().BeInRange((int)(0.93 * Repeats), (int)(0.985 * Repeats));
    }

    [Fact]
    public void One_row_of_an_unseen_category_is_no_catastrophe()
    {
        var result = ChiSquare.Compare([450, 450, 0], [450, 449, 1], 0.95);
        result.PValue.Should().BeGreaterThan(0.3);
        result.Effect.Should().Be(0);
        result.SmallestExpected.Should().Be(0.5);
    }

    [Fact]
    public void Exchanged_sides_and_shuffled_columns_change_nothing() =>
        Gen.Select(Gen.Long[0, 60].Array[4], Gen.Long[0, 60].Array[4]).Sample(
            (a, b) =>
            {
                var one = ChiSquare.Compare(a, b, 0.9);
                var other = ChiSquare.Compare([.. b.Reverse()], [.. a.Reverse()], 0.9);
                return double.IsNaN(one.Statistic)
                    ? double.IsNaN(other.Statistic)
                    : Near(one.Statistic, other.Statistic) && Near(one.Effect, other.Effect) && one.Effect is >= 0 and <= 1
                        && one.EffectInterval.Lower <= one.EffectInterval.Upper && one.PValue is >= 0 and <= 1;
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Columns_that_are_empty_on_both_sides_do_not_count()
    {
        var with = ChiSquare.Compare([10, 0, 20], [15, 0, 15], 0.95);
        with.Should().Be(ChiSquare.Compare([10, 20], [15, 15], 0.95) with { LargestColumn = with.LargestColumn });
        with.Columns.Should().Be(2);
    }

    [Fact]
    public void One_column_cannot_change_and_an_empty_side_is_an_outcome()
    {
        var constant = ChiSquare.Compare([5], [900], 0.95);
        (constant.Statistic, constant.PValue, constant.Effect).Should().Be((0, 1, 0));
        constant.EffectInterval.Should().Be(new Interval(0, 0, 0.95));
        var empty = ChiSquare.Compare([0, 0], [1, 2], 0.95);
        (empty.Statistic, empty.PValue, empty.Effect).Should().Be((double.NaN, double.NaN, double.NaN));
        empty.EffectInterval.Should().Be(new Interval(0, 1, 0.95));
        ChiSquare.Compare([1, 0], [0, 1], 0.95).Effect.Should().Be(0, "two rows say nothing");
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var lengths = () => ChiSquare.Compare([1, 2], [1], 0.95);
        lengths.Should().Throw<ArgumentException>().WithParameterName("current");
        var negative = () => ChiSquare.Compare([1, 2], [1, -2], 0.95);
        negative.Should().Throw<ArgumentException>().WithParameterName("current");
        var confidence = () => ChiSquare.Compare([1], [1], 0);
        confidence.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("confidence");
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9 * (1 + Math.Abs(a));

    private static long[] Draw(SplitMix64 generator, int rows, double[] shares)
    {
        var counts = new long[shares.Length];
        for (var i = 0; i < rows; i++)
        {
            var u = generator.NextUniform();
            var j = 0;
            while (j < shares.Length - 1 && u >= shares[j])
                u -= shares[j++];
            counts[j]++;
        }

        return counts;
    }
}
