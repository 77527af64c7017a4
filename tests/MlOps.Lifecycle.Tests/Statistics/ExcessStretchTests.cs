using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class ExcessStretchTests
{
    [Fact]
    public void Shift_in_the_middle_is_found_with_both_ends() =>
        ExcessStretch.Find([0, 1, -1, 0, -5, -4, -1, -5, 0, 1], 1, 4).Should().Be(new ExcessStretchResult(4, 8, -1, 9));

    [Fact]
    public void Single_wild_value_counts_no_more_than_the_clip() =>
        ExcessStretch.Find([0, 1e9, 0, 3, 3, 0], 2, 4).Should().Be(new ExcessStretchResult(1, 2, 1, 2));

    [Fact]
    public void Nothing_above_the_allowance_is_an_empty_stretch()
    {
        ExcessStretch.Find([1, -1, 2, -2], 2, 4).IsEmpty.Should().BeTrue();
        ExcessStretch.Find([], 2, 4).Should().Be(default(ExcessStretchResult));
        ExcessStretch.Find([double.NaN, double.NaN], 2, 4).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Missing_values_inside_do_not_end_a_stretch() =>
        ExcessStretch.Find([3, double.NaN, 3], 2, 4).Should().Be(new ExcessStretchResult(0, 3, 1, 2));

    [Fact]
    public void Any_series_gives_the_best_of_all_stretches() =>
        Gen.Double[-6, 6].Array[0, 12].Sample(values =>
        {
            var found = ExcessStretch.Find(values, 1.5, 4);
            var best = 0.0;
            for (var start = 0; start < values.Length; start++)
            {
                for (var end = start + 1; end <= values.Length; end++)
                {
                    foreach (var sign in new[] { 1, -1 })
                        best = Math.Max(best, values[start..end].Sum(value => Math.Clamp(sign * value, -4, 4) - 1.5));
                }
            }

            found.Excess.Should().BeApproximately(best, 1e-9);
        });

    [Fact]
    public void Earlier_part_of_the_same_shift_is_found_going_back()
    {
        double[] values = [0, 0, 3, 3, 1, 3, 0];
        ExcessStretch.ExtendBack(values, 6, 1, 2, 4).Should().Be(2);
        ExcessStretch.ExtendBack(values, 2, 1, 2, 4).Should().Be(2);
        ExcessStretch.ExtendBack(values, 6, -1, 2, 4).Should().Be(6);
    }

    [Fact]
    public void Limits_that_mean_nothing_are_refused()
    {
        ((Action)(() => ExcessStretch.Find([1], -1, 4))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*0 or more*");
        ((Action)(() => ExcessStretch.Find([1], 2, 2))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*above the allowance 2*");
    }
}
