using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void Equal_counts_are_no_change_at_all()
    {
        var result = PopulationStability.Compare([0, 7, 40], [0, 7, 40], 0.95);
        (result.Value, result.PValue, result.Bins, result.LargestBin).Should().Be((0, 1, 2, -1));
        result.Corrected.Should().BeApproximately(-2.0 / 47, 1e-12);
        result.Interval.Should().Be(new Interval(0, 0, 0.95), "so small a value is itself unlikely");
    }

    [Fact]
    public void False_alarms_keep_the_level_and_the_interval_covers_0()
    {
        var generator = new SplitMix64(31);
        const int Repeats = 1000;
        int rejected = 0, outside = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var result = PopulationStability.Compare(Draw(generator, 600, 10), Draw(generator, 300, 10), 0.95);
            rejected += result.PValue <= 0.05 ? 1 : 0;
            outside += result.Interval.Lower > 0 ? 1 : 0;
        }

        rejected.Should().BeInRange((int)(0.03 * Repeats), (int)(0.071 * Repeats));
        outside.Should().BeInRange((int)(0.008 * Repeats), (int)(0.045 * Repeats));
    }

    [Fact]
    public void Corrected_value_is_right_on_average_and_its_interval_covers_it()
    {
        // Shares 0.5 and 0.5 against 0.6 and 0.4.
        var truth = 0.1 * Math.Log(1.2 / 0.8);
        var generator = new SplitMix64(32);
        const int Repeats = 1000;
        double sum = 0;
        var covered = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var reference = Below(generator, 500, 0.5);
            var current = Below(generator, 400, 0.6);
            var result = PopulationStability.Compare([reference, 500 - reference], [current, 400 - current], 0.95);
            sum += result.Corrected / Repeats;
            covered += result.Interval.Contains(truth) ? 1 : 0;
        }

        sum.Should().BeApproximately(truth, 0.004);
        covered.Should().BeInRange((int)(0.93 * Repeats), (int)(0.97 * Repeats));
    }

    [Fact]
    public void Value_is_symmetric_and_never_negative() =>
        Gen.Select(Gen.Long[0, 50].Array[5], Gen.Long[0, 50].Array[5]).Sample(
            (p, q) =>
            {
                var one = PopulationStability.Compare(p, q, 0.9);
                var other = PopulationStability.Compare(q, p, 0.9);
                return double.IsNaN(one.Value)
                    ? double.IsNaN(other.Value)
                    : one.Value >= 0 && Math.Abs(one.Value - other.Value) < 1e-12 && one.Interval.Lower <= one.Interval.Upper;
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Empty_side_is_an_outcome()
    {
        var result = PopulationStability.Compare([0, 0], [3, 4], 0.95);
        (result.Value, result.PValue).Should().Be((double.NaN, double.NaN));
        result.Interval.Should().Be(new Interval(0, double.PositiveInfinity, 0.95));
    }

    [Fact]
    public void One_bin_cannot_change() =>
        PopulationStability.Compare([5, 0], [9, 0], 0.95).Should().Be(new PopulationStabilityResult(0, 0, new(0, 0, 0.95), 1, 1, -1, 5));

    [Fact]
    public void Tables_that_do_not_fit_are_refused()
    {
        var lengths = () => PopulationStability.Compare([1, 2], [1], 0.95);
        lengths.Should().Throw<ArgumentException>().WithMessage("The reference has 2 counts and the current data have 1*");
        var negative = () => PopulationStability.Compare([1, -2], [1, 2], 0.95);
        negative.Should().Throw<ArgumentException>().WithMessage("Count 1 is negative*");
        var confidence = () => PopulationStability.Compare([1], [1], 1);
        confidence.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("confidence");
    }

    private static long[] Draw(SplitMix64 generator, int rows, int bins)
    {
        var counts = new long[bins];
        for (var i = 0; i < rows; i++)
            counts[generator.NextIndex(bins)]++;
        return counts;
    }

    private static long Below(SplitMix64 generator, int rows, double share)
    {
        var count = 0;
        for (var i = 0; i < rows; i++)
            count += generator.NextUniform() < share ? 1 : 0;
        return count;
    }
}
