using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class LawTests
{
    [Fact]
    public void Normal_quantile_turns_the_law_around()
    {
        foreach (var tail in (double[])[1e-12, 0.001, 0.025, 0.3, 0.5, 0.9])
            NormalLaw.Cdf(-NormalLaw.InverseSurvival(tail)).Should().BeApproximately(tail, 1e-12 + (1e-9 * tail));
        NormalLaw.InverseSurvival(0).Should().Be(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(0.1, 0.5)]
    [InlineData(3, 2)]
    [InlineData(40, 25)]
    [InlineData(900, 1000)]
    [InlineData(30_000, 29_500)]
    public void Noncentral_law_equals_the_closed_forms_of_1_and_3_degrees(double x, double noncentrality)
    {
        double a = Math.Sqrt(x), b = Math.Sqrt(noncentrality);
        var one = NormalLaw.Cdf(a - b) - NormalLaw.Cdf(-a - b);
        ChiSquareLaw.NoncentralCdf(x, 1, noncentrality).Should().BeApproximately(one, 1e-10);
        var three = one - ((Density(a - b) - Density(a + b)) / b);
        ChiSquareLaw.NoncentralCdf(x, 3, noncentrality).Should().BeApproximately(three, 1e-10);
    }

    [Fact]
    public void Noncentral_law_without_a_shift_is_the_central_one() =>
        ChiSquareLaw.NoncentralCdf(12.3, 9, 0).Should().BeApproximately(1 - ChiSquareLaw.Survival(12.3, 9), 1e-13);

    [Theory]
    [InlineData(0.975)]
    [InlineData(0.025)]
    [InlineData(0.5)]
    public void Noncentrality_turns_the_noncentral_law_around(double probability)
    {
        foreach (var x in (double[])[30, 500, 99_000])
        {
            var found = ChiSquareLaw.Noncentrality(x, 9, probability);
            ChiSquareLaw.NoncentralCdf(x, 9, found).Should().BeApproximately(probability, 1e-6);
        }
    }

    [Fact]
    public void Large_values_join_without_a_step()
    {
        var below = ChiSquareLaw.Noncentrality(99_999.999, 9, 0.025);
        var above = ChiSquareLaw.Noncentrality(100_000.001, 9, 0.025);
        above.Should().BeApproximately(below, 0.05);
    }

    [Fact]
    public void No_shift_is_the_limit_where_no_change_explains_the_value()
    {
        ChiSquareLaw.Noncentrality(8, 9, 0.975).Should().Be(0);
        ChiSquareLaw.Noncentrality(1, 9, 0.025).Should().Be(0, "even without a shift such small values are rare");
        ChiSquareLaw.Noncentrality(0, 9, 0.025).Should().Be(0);
    }

    [Fact]
    public void Nan_gives_nan()
    {
        double[] results =
        [
            NormalLaw.Cdf(double.NaN), ChiSquareLaw.Survival(double.NaN, 1), ChiSquareLaw.NoncentralCdf(double.NaN, 1, 1),
            ChiSquareLaw.Noncentrality(double.NaN, 1, 0.5), KolmogorovLaw.Survival(double.NaN), KolmogorovLaw.LogSurvival(double.NaN),
        ];
        results.Should().AllSatisfy(r => r.Should().Be(double.NaN));
    }

    [Fact]
    public void Parameter_out_of_its_range_is_refused_by_name()
    {
        Refuses(() => ChiSquareLaw.Survival(1, 0), "degrees");
        Refuses(() => ChiSquareLaw.NoncentralCdf(1, 1, -1), "noncentrality");
        Refuses(() => ChiSquareLaw.Noncentrality(1, 1, 1), "probability");
        Refuses(() => KolmogorovLaw.InverseSurvival(0), "tail");
        Refuses(() => NormalLaw.InverseSurvival(2), "tail");
    }

    private static void Refuses(Func<double> act, string parameter) => act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
