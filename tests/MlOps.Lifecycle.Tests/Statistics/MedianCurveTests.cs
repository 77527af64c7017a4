using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class MedianCurveTests
{
    [Fact]
    public void Straight_line_is_met_within_and_beyond_the_bins()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        var curve = MedianCurve.Fit(x, [.. x.Select(value => (2 * value) + 1)], 10)!;

        curve.Bins.Should().Be(10);
        curve.At(50).Should().BeApproximately(101, 1e-9);
        curve.At(-10).Should().BeApproximately(-19, 1e-9);
        curve.At(200).Should().BeApproximately(401, 1e-9);
        curve.At(double.NaN).Should().Be(double.NaN);
    }

    [Fact]
    public void Forty_percent_of_wild_values_move_it_little()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => i / 10.0)];
        double[] y = [.. x.Select((value, i) => i % 5 < 2 ? 1e6 : value)];

        MedianCurve.Fit(x, y, 10)!.At(50).Should().BeApproximately(50, 5);
    }

    [Fact]
    public void Equal_values_stay_in_one_bin_and_one_value_gives_no_curve()
    {
        MedianCurve.Fit([1, 1, 1, 1, 1, 1, 2, 2, 2, 2], [0, 0, 0, 0, 0, 0, 5, 5, 5, 5], 5)!.Should().Match<MedianCurve>(
            curve => curve.Bins == 2 && curve.At(1) == 0 && curve.At(2) == 5);
        MedianCurve.Fit([3, 3, 3], [1, 2, 3], 4).Should().BeNull();
        MedianCurve.Fit([], [], 4).Should().BeNull();
    }

    [Fact]
    public void Spans_of_different_length_are_refused() =>
        ((Action)(() => MedianCurve.Fit([1, 2], [1], 2))).Should().Throw<ArgumentException>().WithMessage("*2 values of x and 1 of y*");
}
