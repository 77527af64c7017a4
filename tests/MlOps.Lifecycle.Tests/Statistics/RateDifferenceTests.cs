using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class RateDifferenceTests
{
    /// <summary>Newcombe 1998, table II, method 10; his difference is the first rate minus the second.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Interval_equals_the_published_one(long hits, long rows, long otherHits, long otherRows, double lower, double upper)
    {
        var result = RateDifference.Compare(otherHits, otherRows, hits, rows, 0.95);
        result.Interval.Lower.Should().BeApproximately(lower, 0.00006);
        result.Interval.Upper.Should().BeApproximately(upper, 0.00006);
    }

    [Fact]
    public void Size_of_a_difference_has_an_interval_of_its_own()
    {
        RateDifference.Compare(10, 100, 40, 100, 0.95).Magnitude.Lower.Should().BeGreaterThan(0.1);
        var fall = RateDifference.Compare(40, 100, 10, 100, 0.95);
        fall.Magnitude.Should().Be(new Interval(-fall.Interval.Upper, -fall.Interval.Lower, 0.95));
        var nothing = RateDifference.Compare(10, 100, 11, 100, 0.95);
        nothing.Magnitude.Lower.Should().Be(0);
        nothing.Magnitude.Upper.Should().Be(Math.Max(-nothing.Interval.Lower, nothing.Interval.Upper));
    }

    [Fact]
    public void Test_is_the_square_root_of_chi_square_without_correction()
    {
        var rate = RateDifference.Compare(10, 30, 30, 45, 0.95);
        var table = ChiSquare.Compare([10, 20], [30, 15], 0.95);
        (rate.Statistic * rate.Statistic).Should().BeApproximately(table.Statistic, 1e-9);
        rate.PValue.Should().BeApproximately(table.PValue, 1e-12);
    }

    [Fact]
    public void False_alarms_keep_the_level()
    {
        var generator = new SplitMix64(51);
        const int Repeats = 2000;
        int rejected = 0, missed = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var result = RateDifference.Compare(Hits(generator, 400), 400, Hits(generator, 250), 250, 0.95);
            rejected += result.PValue <= 0.05 ? 1 : 0;
            missed += result.Interval.Contains(0) ? 0 : 1;
        }

        rejected.Should().BeInRange((int)(0.03 * Repeats), (int)(0.066 * Repeats));
        missed.Should().BeInRange((int)(0.03 * Repeats), (int)(0.066 * Repeats));
    }

    [Fact]
    public void No_hits_on_both_sides_are_no_change()
    {
        var result = RateDifference.Compare(0, 1000, 0, 1000, 0.95);
        (result.Difference, result.Statistic, result.PValue).Should().Be((0, 0, 1));
        result.Magnitude.Upper.Should().BeLessThan(0.005);
    }

    [Fact]
    public void Side_without_rows_is_an_outcome()
    {
        var result = RateDifference.Compare(0, 0, 3, 10, 0.95);
        (result.ReferenceRate, result.CurrentRate, result.Difference, result.PValue).Should().Be((double.NaN, 0.3, double.NaN, double.NaN));
        result.Interval.Should().Be(new Interval(-1, 1, 0.95));
    }

    [Theory]
    [InlineData(-1, 1, 0, 1, 0.9, "referenceHits")]
    [InlineData(2, 1, 0, 1, 0.9, "referenceRows")]
    [InlineData(0, 1, 2, 1, 0.9, "currentRows")]
    [InlineData(0, 1, 0, 1, 1.0, "confidence")]
    public void Number_out_of_its_range_is_refused_by_name(long referenceHits, long referenceRows, long currentHits, long currentRows, double confidence, string parameter)
    {
        var act = () => RateDifference.Compare(referenceHits, referenceRows, currentHits, currentRows, confidence);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    private static long Hits(SplitMix64 generator, int rows) => Enumerable.Range(0, rows).Count(_ => generator.NextUniform() < 0.1);
}
