using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class SampleSizeTests
{
    [Fact]
    public void Decided_intervals_need_no_more_rows()
    {
        SampleSize.FindCurrentRowsNeeded(0.2, new(0.1, 0.3), 0.1, 500, 60).Should().Be(60);
        SampleSize.FindCurrentRowsNeeded(0.05, new(0, 0.09), 0.1, 500, 60).Should().Be(60);
    }

    [Fact]
    public void Half_the_width_needs_four_times_the_rows_when_the_reference_is_huge()
    {
        SampleSize.FindCurrentRowsNeeded(0.2, new(0, 0.4), 0.1, 1_000_000_000, 100).Should().BeInRange(400, 401);
        SampleSize.FindCurrentRowsNeeded(0.05, new(0, 0.15), 0.1, 1_000_000_000, 100).Should().BeInRange(400, 401);
    }

    [Fact]
    public void Interval_of_that_many_rows_decides()
    {
        var needed = (int)SampleSize.FindCurrentRowsNeeded(0.06, KolmogorovSmirnov.DistanceInterval(WithRows(100), 0.95), 0.1, 1000, 100)!.Value;
        KolmogorovSmirnov.DistanceInterval(WithRows(needed), 0.95).Upper.Should().BeLessThan(0.1);
        KolmogorovSmirnov.DistanceInterval(WithRows(needed - 2), 0.95).Upper.Should().BeGreaterThan(0.1);

        static KolmogorovSmirnovDistance WithRows(int rows) => new(60L * rows, 0, 0, 1, 1000, rows);
    }

    [Fact]
    public void Nothing_helps_on_the_threshold_or_with_a_small_reference()
    {
        SampleSize.FindCurrentRowsNeeded(0.1, new(0.05, 0.2), 0.1, 500, 60).Should().BeNull();
        SampleSize.FindCurrentRowsNeeded(0.11, new(0.05, 0.2), 0.1, 50, 60).Should().BeNull();
        SampleSize.FindCurrentRowsNeeded(double.NaN, new(0, 1), 0.1, 50, 60).Should().BeNull();
        SampleSize.FindCurrentRowsNeeded(0.2, new(0, 1), 0.1, 0, 60).Should().BeNull();
    }
}
