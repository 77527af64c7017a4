using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class BlockBootstrapTests
{
    [Fact]
    public void Rows_of_a_block_stay_together_and_wrap_around()
    {
        var draws = new List<int[]>();
        BlockBootstrap.Interval(10, 4, 50, 3, 0.9, rows =>
        {
            draws.Add(rows.ToArray());
            return 0;
        });
        draws[0].Should().Equal(Enumerable.Range(0, 10), "the estimate is made from all rows in order");
        foreach (var draw in draws.Skip(1))
        {
            draw.Should().HaveCount(10);
            for (var i = 0; i < 10; i++)
            {
                if (i % 4 != 0)
                    draw[i].Should().Be((draw[i - 1] + 1) % 10);
            }
        }

        draws.Skip(1).SelectMany(d => d).Distinct().Should().HaveCount(10);
    }

    [Fact]
    public void Same_seed_gives_the_same_interval_and_another_seed_another_one()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6];
        var first = BlockBootstrap.Interval(8, 2, 100, 1, 0.95, rows => Mean(x, rows));
        BlockBootstrap.Interval(8, 2, 100, 1, 0.95, rows => Mean(x, rows)).Should().Be(first);
        BlockBootstrap.Interval(8, 2, 100, 2, 0.95, rows => Mean(x, rows)).Should().NotBe(first);
        first.Blocks.Should().Be(4);
    }

    [Fact]
    public void Blocks_cover_a_dependent_mean_where_single_rows_do_not()
    {
        var generator = new SplitMix64(20);
        const int Repeats = 120;
        int covered = 0, coveredByRows = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var x = new double[400];
            for (var i = 1; i < x.Length; i++)
                x[i] = (0.7 * x[i - 1]) + generator.NextNormal();
            covered += BlockBootstrap.Interval(x.Length, 25, 200, (ulong)repeat, 0.9, rows => Mean(x, rows)).Interval!.Value.Contains(0) ? 1 : 0;
            coveredByRows += BlockBootstrap.Interval(x.Length, 1, 200, (ulong)repeat, 0.9, rows => Mean(x, rows)).Interval!.Value.Contains(0) ? 1 : 0;
        }

        covered.Should().BeGreaterThan((int)(0.78 * Repeats), "90 % are promised, a little less is known of short blocks");
        coveredByRows.Should().BeLessThan((int)(0.65 * Repeats), "rows are not independent");
    }

    [Fact]
    public void Undefined_replicates_are_counted_and_too_many_leave_no_interval()
    {
        double[] label = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        var rare = BlockBootstrap.Interval(10, 1, 200, 5, 0.95, rows => Mean(label, rows) is > 0 and var share ? share : double.NaN);
        rare.Estimate.Should().Be(0.1);
        rare.Interval.Should().BeNull("about a third of the replicates have no positive row");
        (rare.Defined + rare.Undefined).Should().Be(200);
        rare.Undefined.Should().BeInRange(40, 100);

        var never = BlockBootstrap.Interval(10, 1, 20, 5, 0.95, _ => double.NaN);
        (never.Estimate, never.Interval, never.StandardError, never.Defined).Should().Be((double.NaN, null, double.NaN, 0));
    }

    [Fact]
    public void Constant_statistic_has_an_interval_of_width_0()
    {
        var result = BlockBootstrap.Interval(5, 2, 20, 1, 0.95, _ => 7);
        result.Interval.Should().Be(new Interval(7, 7, 0.95));
        result.StandardError.Should().Be(0);
        BlockBootstrap.Interval(1, 1, 1, 1, 0.95, _ => 7).Interval.Should().Be(new Interval(7, 7, 0.95));
    }

    [Theory]
    [InlineData(0, 1, 1, 0.9, "rowCount")]
    [InlineData(5, 0, 1, 0.9, "blockLength")]
    [InlineData(5, 6, 1, 0.9, "blockLength")]
    [InlineData(5, 1, 0, 0.9, "replicates")]
    [InlineData(5, 1, 1, 1.0, "confidence")]
    [InlineData(5, 1, 1, double.NaN, "confidence")]
    public void Number_out_of_its_range_is_refused_by_name(int rows, int block, int replicates, double confidence, string parameter)
    {
        var act = () => BlockBootstrap.Interval(rows, block, replicates, 1, confidence, _ => 0);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(27, 3)]
    [InlineData(28, 4)]
    [InlineData(1000, 10)]
    public void Suggested_block_is_the_cube_root_rounded_up(int rows, int expected) => BlockBootstrap.SuggestBlockLength(rows).Should().Be(expected);

    private static double Mean(double[] values, ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += values[row];
        return sum / rows.Length;
    }
}
