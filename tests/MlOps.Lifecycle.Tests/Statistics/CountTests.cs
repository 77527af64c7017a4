using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>What holds for tests on counts beyond the numbers of the oracles.</summary>
public sealed class CountTests
{
    [Fact]
    public void Monte_Carlo_p_agrees_with_Fisher_and_is_never_0()
    {
        // Two columns: Pearson's statistic orders tables as their first count does.
        var exact = FisherExact.P(8, 2, 1, 5).P;
        var drawn = MonteCarloTable.Compare([8, 2], [1, 5], 20_000, 3);
        drawn.PValue.Should().BeApproximately(exact, 0.006);
        drawn.Interval.Contains(exact).Should().BeTrue();
        MonteCarloTable.Compare([100, 0], [0, 100], 99, 3).PValue.Should().Be(0.01, "(1 + 0)/(1 + 99)");
        MonteCarloTable.Compare([100, 0], [0, 100], 99, 3).Should().Be(MonteCarloTable.Compare([100, 0], [0, 100], 99, 3));
    }

    [Fact]
    public void Monte_Carlo_of_one_column_or_an_empty_side_is_no_change()
    {
        MonteCarloTable.Compare([5, 0], [9, 0], 99, 1).PValue.Should().Be(1);
        MonteCarloTable.Compare([0, 0], [9, 1], 99, 1).PValue.Should().Be(1);
    }

    [Fact]
    public void Hypergeometric_draws_follow_their_law()
    {
        var generator = new SplitMix64(5);
        const int Repeats = 20_000;
        var counts = new int[6];
        for (var i = 0; i < Repeats; i++)
            counts[HypergeometricDraw.Next(generator, 5, 10, 6)]++;
        double all = Choose(15, 6);
        for (var k = 0; k <= 5; k++)
        {
            var share = Choose(5, k) * Choose(10, 6 - k) / all;
            ((double)counts[k] / Repeats).Should().BeApproximately(share, 4 * Math.Sqrt(share / Repeats));
        }

        static double Choose(int n, int k) => Math.Exp(LogGamma.Choose(n, k));
    }

    [Fact]
    public void Fisher_keeps_its_tail_where_p_is_below_any_double()
    {
        var p = FisherExact.P(2_000, 0, 0, 2_000);
        p.P.Should().Be(0);
        p.LogP.Should().BeApproximately(Math.Log(2) - LogGamma.Choose(4_000, 2_000), 1e-6);
    }

    [Fact]
    public void Fisher_of_an_empty_margin_is_no_change() => FisherExact.P(0, 0, 5, 3).P.Should().Be(1);

    [Fact]
    public void G_test_is_corrected_after_Williams()
    {
        // q = 1 + (N/row sums − 1)(N/column sums − 1)/(6N·df) = 1 + 3·3.0476…/(6·60).
        var plain = PowerDivergence.Homogeneity([[10, 20], [18, 12]], PowerDivergence.LogLikelihood);
        var q = 1 + (3 * ((60.0 / 28) + (60.0 / 32) - 1) / (6 * 60));
        GTest.Compare([10, 20], [18, 12]).Statistic.Should().BeApproximately(plain.Statistic / q, 1e-12);
        GTest.Compare([10, 0], [18, 0]).PValue.Should().Be(1);
        GTest.Compare([0, 0], [18, 1]).PValue.Should().Be(1);
    }

    [Fact]
    public void Rare_cells_are_counted_together_and_nothing_is_lost()
    {
        long[] reference = [400, 3, 2, 90, 1], current = [350, 2, 4, 140, 4];
        RareCells.Find(reference, current).Should().Equal(false, true, true, false, true);
        var (pooledReference, pooledCurrent) = RareCells.Pool(reference, current);
        pooledReference.Should().Equal(400, 90, 6);
        pooledCurrent.Should().Equal(350, 140, 10);
        RareCells.Find([400, 3], [350, 2]).Should().Equal([false, false], "a single rare column has nothing to be pooled with");
    }

    [Fact]
    public void Goodness_of_fit_says_what_is_wrong_with_its_input()
    {
        FluentActions.Invoking(() => PowerDivergence.GoodnessOfFit([1, 2], [2, 2])).Should().Throw<ArgumentException>().WithMessage("*expected sums to 4 and observed to 3*");
        FluentActions.Invoking(() => PowerDivergence.GoodnessOfFit([1, 2], [0, 3])).Should().Throw<ArgumentException>().WithMessage("*cannot occur*");
        FluentActions.Invoking(() => PowerDivergence.Homogeneity([])).Should().Throw<ArgumentException>().WithParameterName("table");
        FluentActions.Invoking(() => PowerDivergence.Homogeneity([[1, 2], [1]])).Should().Throw<ArgumentException>().WithMessage("*Row 1 of table has 1 counts*");
    }

    [Fact]
    public void Share_distances_are_0_for_equal_and_largest_for_disjoint_shares()
    {
        double[] p = [0.5, 0.5, 0, 0], q = [0, 0, 0.5, 0.5];
        ShareDistance.JensenShannon(p, q).Should().BeApproximately(1, 1e-12);
        ShareDistance.Hellinger(p, q).Should().BeApproximately(1, 1e-12);
        ShareDistance.TotalVariation(p, q).Should().Be(1);
        ShareDistance.LInfinity(p, q).Should().Be(0.5);
        ShareDistance.PopulationStability(p, q).Should().Be(double.PositiveInfinity);
        ShareDistance.KullbackLeibler(p, q).Should().Be(double.PositiveInfinity);
        ShareDistance.BhattacharyyaCoefficient(p, q).Should().Be(0);
        foreach (var distance in (double[])[ShareDistance.JensenShannon(p, p), ShareDistance.Hellinger(p, p), ShareDistance.TotalVariation(p, p), ShareDistance.PopulationStability(p, p)])
            distance.Should().Be(0);
        FluentActions.Invoking(() => ShareDistance.Hellinger(p, [1])).Should().Throw<ArgumentException>().WithMessage("q holds 1 shares and p 4*");
        ShareDistance.Entropy([]).Should().Be(double.NaN);
    }

    [Fact]
    public void Rate_interval_covers_as_often_as_it_says()
    {
        for (var chance = 0.02; chance < 0.5; chance += 0.07)
        {
            var covered = 0.0;
            for (var hits = 0; hits <= 20; hits++)
            {
                if (BinomialLaw.RateInterval(hits, 20, 0.9).Contains(chance))
                    covered += BinomialLaw.Survival(hits - 1, 20, chance) - BinomialLaw.Survival(hits, 20, chance);
            }

            covered.Should().BeGreaterThanOrEqualTo(0.9);
        }
    }
}
