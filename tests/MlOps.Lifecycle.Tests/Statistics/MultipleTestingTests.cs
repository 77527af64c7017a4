using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class MultipleTestingTests
{
    [Fact]
    public void Adjusted_values_are_ordered_as_the_methods_are() =>
        Gen.Double[0, 1].Array[0, 30].Sample(
            p =>
            {
                double[] bonferroni = Of(p, MultiplicityMethod.Bonferroni), holm = Of(p, MultiplicityMethod.Holm), hochberg = Of(p, MultiplicityMethod.Hochberg),
                    hommel = Of(p, MultiplicityMethod.Hommel), bh = Of(p, MultiplicityMethod.BenjaminiHochberg), by = Of(p, MultiplicityMethod.BenjaminiYekutieli);
                const double Rounding = 1e-12;
                return p.Select((raw, i) => raw <= bh[i] + Rounding && bh[i] <= hommel[i] + Rounding && hommel[i] <= hochberg[i] + Rounding
                    && hochberg[i] <= holm[i] + Rounding && holm[i] <= bonferroni[i] + Rounding && bh[i] <= by[i] + Rounding && bonferroni[i] <= 1).All(holds => holds);
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Order_of_the_tests_does_not_matter() =>
        Gen.Double[0, 1].Array[1, 20].Sample(
            p => Enum.GetValues<MultiplicityMethod>().All(method => Of([.. p.Reverse()], method).Reverse().SequenceEqual(Of(p, method))),
            iter: 100,
            seed: "0000000000000");

    [Fact]
    public void What_is_no_probability_is_refused_and_no_tests_need_no_adjustment()
    {
        FluentActions.Invoking(() => Of([0.1, double.NaN], MultiplicityMethod.Holm)).Should().Throw<ArgumentException>().WithParameterName("pValues");
        Of([], MultiplicityMethod.Hommel).Should().BeEmpty();
    }

    private static double[] Of(double[] p, MultiplicityMethod method) => MultipleTesting.Adjust(p, method);
}
