using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>What holds for tests of two samples beyond the numbers of the oracles.</summary>
public sealed class TwoSampleTests
{
    private static readonly Gen<(double[] X, double[] Y)> Tied = Gen.Select(Sample(2, 30), Sample(2, 30));

    [Fact]
    public void Cramer_von_Mises_with_ties_counts_distribution_functions_at_their_ends() =>
        Tied.Sample(
            pair =>
            {
                var (x, y) = pair;
                double n = x.Length, m = y.Length;
                var byDefinition = x.Concat(y).Sum(v => Math.Pow((x.Count(a => a <= v) / n) - (y.Count(b => b <= v) / m), 2)) * n * m / ((n + m) * (n + m));
                var result = CramerVonMises.Measure(x, y);
                return Math.Abs(result.T - byDefinition) < 1e-12 && CramerVonMises.AsymptoticP(result).P is >= 0 and <= 1;
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Cramer_von_Mises_equals_the_rank_form_without_ties()
    {
        double[] x = [0.1, 0.4, 0.7, 1.1, 2.2], y = [0.2, 0.3, 0.9];
        var result = CramerVonMises.Measure(x, y);
        result.T.Should().BeApproximately(result.RankT, 1e-14);
        CramerVonMises.FindExactP(x, y).Should().Be(CramerVonMises.FindRankExactP(result));
    }

    [Fact]
    public void Cramer_von_Mises_exact_p_counts_all_ways_to_deal_the_values() =>
        Gen.Select(Sample(2, 6), Sample(2, 6)).Sample(
            (x, y) =>
            {
                double[] pooled = [.. x, .. y];
                var reached = CramerVonMises.Measure(x, y).SquaredHeights;
                int all = 0, extreme = 0;
                for (var chosen = 0; chosen < 1 << pooled.Length; chosen++)
                {
                    if (int.PopCount(chosen) != x.Length)
                        continue;
                    double[] a = [.. pooled.Where((_, i) => (chosen >> i & 1) == 1).Order()], b = [.. pooled.Where((_, i) => (chosen >> i & 1) == 0).Order()];
                    all++;
                    extreme += CramerVonMises.Measure(a, b).SquaredHeights >= reached ? 1 : 0;
                }

                return Math.Abs(CramerVonMises.FindExactP(x, y)!.Value.P - ((double)extreme / all)) < 1e-12;
            },
            iter: 40,
            seed: "0000000000000");

    [Fact]
    public void Exchanged_samples_change_no_two_sided_result() =>
        Tied.Where(pair => pair.X.Concat(pair.Y).Distinct().Count() > 1 && pair.X.Length + pair.Y.Length > 3).Sample(
            pair =>
            {
                var (x, y) = pair;
                return Near(CramerVonMises.Measure(x, y).T, CramerVonMises.Measure(y, x).T)
                    && Near(AndersonDarling.Measure([x, y]).Statistic, AndersonDarling.Measure([y, x]).Statistic)
                    && Near(MannWhitney.AsymptoticP(MannWhitney.Measure(x, y)).P, MannWhitney.AsymptoticP(MannWhitney.Measure(y, x)).P)
                    && Near(Wasserstein.Distance(x, y), Wasserstein.Distance(y, x))
                    && Near(EnergyDistance.Distance(x, y), EnergyDistance.Distance(y, x))
                    && Near(Kuiper.V(KolmogorovSmirnov.Measure(x, y)), Kuiper.V(KolmogorovSmirnov.Measure(y, x)));
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Increasing_map_changes_no_rank_test() =>
        Tied.Where(pair => pair.X.Concat(pair.Y).Distinct().Count() > 1 && pair.X.Length + pair.Y.Length > 3).Sample(
            pair =>
            {
                var (x, y) = pair;
                double[] a = [.. x.Select(Math.Exp)], b = [.. y.Select(Math.Exp)];
                return CramerVonMises.Measure(x, y) == CramerVonMises.Measure(a, b)
                    && AndersonDarling.Measure([x, y]) == AndersonDarling.Measure([a, b])
                    && MannWhitney.Measure(x, y) == MannWhitney.Measure(a, b);
            },
            iter: 200,
            seed: "0000000000000");

    [Fact]
    public void Kuiper_does_not_depend_on_where_the_circle_is_cut()
    {
        double[] x = [0.05, 0.1, 0.3, 0.6], y = [0.2, 0.25, 0.7, 0.9, 0.95];
        var whole = Kuiper.V(KolmogorovSmirnov.Measure(x, y));
        foreach (var cut in (double[])[0.15, 0.5, 0.8])
        {
            var turned = Kuiper.V(KolmogorovSmirnov.Measure(Turn(x, cut), Turn(y, cut)));
            turned.Should().BeApproximately(whole, 1e-12);
        }

        static double[] Turn(double[] values, double cut) => [.. values.Select(v => v < cut ? v + 1 - cut : v - cut).Order()];
    }

    [Fact]
    public void Separated_samples_keep_their_p_values_apart_from_0()
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)i)], y = [.. Enumerable.Range(1_000, 200).Select(i => (double)i)];
        KolmogorovSmirnov.FindExactP(KolmogorovSmirnov.Measure(x, y))!.Value.P.Should().BeApproximately(1.9e-119, 0.05e-119);
        CramerVonMises.AsymptoticP(CramerVonMises.Measure(x, y)).LogP.Should().BeInRange(-200, -150);
        AndersonDarling.AsymptoticP(AndersonDarling.Measure([x, y])).P.Should().BeInRange(1e-90, 1e-60);
        MannWhitney.AsymptoticP(MannWhitney.Measure(x, y)).P.Should().BeApproximately(4.83e-67, 0.01e-67);
        Kuiper.AsymptoticP(KolmogorovSmirnov.Measure(x, y)).P.Should().BeInRange(1e-95, 1e-80);
    }

    [Fact]
    public void Constant_and_equal_samples_are_no_change()
    {
        double[] x = [7, 7, 7], y = [7, 7];
        MannWhitney.AsymptoticP(MannWhitney.Measure(x, y)).P.Should().Be(1);
        CramerVonMises.AsymptoticP(CramerVonMises.Measure(x, y)).P.Should().Be(1);
        KruskalWallis.Compare(x, y).Should().Be(new StatisticWithP(0, 1));
        BrownForsythe.Compare(x, y).Should().Be(new StatisticWithP(0, 1));
        WelchTest.Compare(SampleMoments.Of(x), SampleMoments.Of(y), 0.95).PValue.Should().Be(1);
        Wasserstein.Distance(x, y).Should().Be(0);
        EnergyDistance.Coefficient(x, y).Should().Be(0);
    }

    [Fact]
    public void Energy_coefficient_has_no_unit_and_lies_between_0_and_1()
    {
        double[] x = [1, 2, 4], y = [3, 5, 9, 9];
        var one = EnergyDistance.Coefficient(x, y);
        one.Should().BeInRange(0, 1);
        EnergyDistance.Coefficient([.. x.Select(v => 1_000 * v)], [.. y.Select(v => 1_000 * v)]).Should().BeApproximately(one, 1e-12);
        EnergyDistance.Coefficient([0, 0], [1, 1]).Should().BeApproximately(1, 1e-12, "separated constants are as different as can be");
    }

    [Fact]
    public void Infinite_masses_that_differ_are_infinitely_far_apart()
    {
        Wasserstein.Distance([1, 2], [1, double.PositiveInfinity]).Should().Be(double.PositiveInfinity);
        Wasserstein.Distance([1, double.PositiveInfinity], [2, double.PositiveInfinity]).Should().Be(0.5);
        Wasserstein.DistanceUnsorted([.. Draw(1, 5_000), double.PositiveInfinity], Draw(2, 5_000)).Should().Be(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.4)]
    [InlineData(50)]
    public void Wasserstein_without_sorting_equals_sorting_to_twelve_digits(double shift)
    {
        foreach (var size in (int[])[10, 3_000, 20_000])
        {
            foreach (var power in (double[])[1, 3])
            {
                double[] x = [.. Draw(3, size).Select(v => Math.Pow(v, power))], y = [.. Draw(4, (size / 2) + 1).Select(v => Math.Pow(v, power) + shift), double.NaN];
                var plain = Wasserstein.Distance([.. x.Order()], [.. y.Where(v => !double.IsNaN(v)).Order()]);
                Wasserstein.DistanceUnsorted(x, y).Should().BeApproximately(plain, 1e-12 * (plain + 1));
            }
        }
    }

    [Fact]
    public void Samples_that_are_too_small_or_hold_NaN_are_refused_by_name()
    {
        FluentActions.Invoking(() => CramerVonMises.Measure([1], [1, 2])).Should().Throw<ArgumentException>().WithMessage("*reference holds 1 values, and this test needs at least 2*");
        FluentActions.Invoking(() => EppsSingleton.Compare([1, 2, 3, 4, 5], [1, 2])).Should().Throw<ArgumentException>().WithParameterName("current");
        FluentActions.Invoking(() => MannWhitney.Measure([], [1])).Should().Throw<ArgumentException>().WithParameterName("reference");
        FluentActions.Invoking(() => Wasserstein.Distance([double.NaN], [1])).Should().Throw<ArgumentException>().WithMessage("*holds NaN*");
        FluentActions.Invoking(() => Wasserstein.Distance([1], [0], [1], [1])).Should().Throw<ArgumentException>().WithMessage("*referenceWeights are all 0*");
        FluentActions.Invoking(() => Wasserstein.Distance([1], [1, 1], [1], [1])).Should().Throw<ArgumentException>().WithMessage("*2 weights for 1 values*");
        FluentActions.Invoking(() => AndersonDarling.Measure([new double[] { 1, 2, 3, 4 }])).Should().Throw<ArgumentException>().WithParameterName("samples");
    }

    private static Gen<double[]> Sample(int least, int most) => Gen.Int[-4, 4].Array[least, most].Select(values => values.Select(v => (double)v).Order().ToArray());

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-10 * Math.Max(1, Math.Abs(a));

    private static double[] Draw(ulong seed, int count)
    {
        var generator = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => generator.NextNormal())];
    }
}
