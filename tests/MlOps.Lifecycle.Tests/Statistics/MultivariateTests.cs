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

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(33, 17, 3)]
    [InlineData(150, 203, 7)]
    public void Single_precision_agrees_to_six_digits_whatever_the_number_of_rows(int n, int m, int columns)
    {
        var generator = new SplitMix64(23);
        double[] x = [.. Enumerable.Range(0, n * columns).Select(_ => 1_000 + generator.NextNormal())], y = [.. Enumerable.Range(0, m * columns).Select(_ => 1_000.3 + generator.NextNormal())];
        var exact = MaximumMeanDiscrepancy.Measure(x, y, columns, 1.7);
        var single = MaximumMeanDiscrepancy.MeasureSingle(x, y, columns, 1.7);
        single.Biased.Should().BeApproximately(exact.Biased, 2e-6);
        single.Unbiased.Should().BeApproximately(exact.Unbiased, 2e-6);
        MaximumMeanDiscrepancy.PermutationTest(x, y, columns, 1.7, 99, 5).Statistic.Should().BeApproximately(exact.Biased, 2e-6);
    }

    [Fact]
    public void Permutation_p_keeps_its_level_and_finds_a_shift()
    {
        var generator = new SplitMix64(24);
        const int Repeats = 200;
        var rejected = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            double[] x = Rows(generator, 20, together: true), y = Rows(generator, 31, together: true);
            rejected += MaximumMeanDiscrepancy.PermutationTest(x, y, 2, 1, 19, (ulong)repeat).PValue <= 0.05 ? 1 : 0;
        }

        rejected.Should().BeInRange(1, 24, "5 % of 200, and not never");
        double[] reference = Rows(generator, 60, together: true), shifted = [.. Rows(generator, 60, together: true).Select(v => v + 1)];
        var found = MaximumMeanDiscrepancy.PermutationTest(reference, shifted, 2, 1, 199, 3);
        found.PValue.Should().Be(1.0 / 200);
        found.Should().Be(MaximumMeanDiscrepancy.PermutationTest(reference, shifted, 2, 1, 199, 3), "the same seed gives the same answer");
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
