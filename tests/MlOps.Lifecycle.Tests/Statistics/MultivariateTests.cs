using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class MultivariateTests
{
    [Fact]
    public void Broken_correlation_is_seen_by_reconstruction_although_columns_look_usual()
    {
        var generator = new SplitMix64(21);
        var reference = Rows(generator, 400, together: true);
        var components = PrincipalComponents.Fit(reference, 2);
        components.Kept.Should().Be(1, "one direction explains nearly everything");
        var usual = components.Errors(Rows(generator, 400, together: true)).Average();
        components.Errors(Rows(generator, 400, together: false)).Average().Should().BeGreaterThan(5 * usual);
    }

    [Fact]
    public void Discrepancy_of_equal_laws_is_near_0_and_of_a_shift_is_not()
    {
        var generator = new SplitMix64(22);
        double[] x = Rows(generator, 150, together: true), y = Rows(generator, 200, together: true), z = [.. Rows(generator, 200, together: true).Select(v => v + 1)];
        MaximumMeanDiscrepancy.Measure(x, y, 2, MaximumMeanDiscrepancy.MedianDistance(x, y, 2)).Unbiased.Should().BeInRange(-0.01, 0.01);
        MaximumMeanDiscrepancy.Measure(x, z, 2, MaximumMeanDiscrepancy.MedianDistance(x, z, 2)).Unbiased.Should().BeGreaterThan(0.1);
        MultivariateEnergy.SquaredDistance(x, x, 2).Should().BeApproximately(0, 1e-12);
    }

    [Fact]
    public void Rows_that_are_not_whole_or_not_finite_are_refused()
    {
        FluentActions.Invoking(() => PrincipalComponents.Fit([1, 2, 3], 2)).Should().Throw<ArgumentException>().WithMessage("*no whole rows of 2 columns*");
        FluentActions.Invoking(() => PrincipalComponents.Fit([1, double.NaN, 3, 4], 2)).Should().Throw<ArgumentException>().WithMessage("*reference holds NaN*");
        FluentActions.Invoking(() => MaximumMeanDiscrepancy.Measure([1, 2, 3, 4], [1, 2], 2, 1)).Should().Throw<ArgumentException>().WithParameterName("current");
        FluentActions.Invoking(() => MaximumMeanDiscrepancy.Measure([1, 2, 3, 4], [1, 2, 3, 4], 2, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("width");
    }

    [Fact]
    public void Constant_columns_are_centered_and_not_divided_by_0()
    {
        var components = PrincipalComponents.Fit([1, 5, 2, 5, 3, 5], 2);
        components.Errors([1, 5, 2, 6]).Should().OnlyContain(error => double.IsFinite(error));
        components.ExplainedShares.Sum().Should().BeApproximately(1, 1e-12);
    }

    private static double[] Rows(SplitMix64 generator, int count, bool together)
    {
        var rows = new double[2 * count];
        for (var i = 0; i < rows.Length; i += 2)
        {
            rows[i] = generator.NextNormal();
            rows[i + 1] = together ? rows[i] + (0.05 * generator.NextNormal()) : generator.NextNormal();
        }

        return rows;
    }
}
