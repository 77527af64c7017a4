using CsCheck;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

public sealed class KolmogorovSmirnovTests
{
    [Fact]
    public void Logarithm_of_p_stays_a_number_where_p_is_0()
    {
        var distance = new KolmogorovSmirnovDistance(3_829_000_000, 0, 0.5, 1, 100_000, 100_000);
        var exact = KolmogorovSmirnov.FindExactP(distance)!.Value;
        exact.P.Should().Be(0);
        exact.LogP.Should().BeApproximately(-15_044, 5, "the exact tail is lighter than the limit law's far out");
        var limit = KolmogorovSmirnov.AsymptoticP(distance);
        limit.P.Should().Be(0);
        limit.LogP.Should().BeApproximately(Math.Log(2) - (2 * 0.3829 * 0.3829 * 50_000), 1e-6);
    }

    [Fact]
    public void Equal_sizes_agree_with_the_recursion_of_unequal_sizes() =>
        Gen.Int[1, 40].SelectMany(n => Gen.Int[1, n].Select(h => (n, h))).Sample(
            one =>
            {
                var closed = KolmogorovSmirnovExact.ForEqualSizes(one.n, one.h).P;
                var gap = (long)one.h * one.n;
                var recursion = LatticePaths.ShareTouching(one.n, one.n, gap, gap, []).P;
                var oneSided = LatticePaths.ShareTouching(one.n, one.n, gap, null, []).P;
                return Math.Abs(closed - recursion) < 1e-12 * closed
                    && Math.Abs(KolmogorovSmirnovExact.OneSidedForEqualSizes(one.n, one.h).P - oneSided) < 1e-12 * oneSided;
            },
            iter: 200,
            seed: "0000000000000");

    [Fact]
    public void Exact_p_needs_no_table_of_a_billion_cells()
    {
        KolmogorovSmirnov.FindExactP(new(580_017_400, 0, 0, 1, 1_000_000, 100_003)).Should().BeNull();
        KolmogorovSmirnov.FindExactP(new(5_800_000_000, 0, 0, 1, 1_000_000, 1_000_000)).Should().NotBeNull("equal sizes are a closed sum");
    }

    [Fact]
    public void Share_below_the_smallest_double_keeps_its_logarithm()
    {
        // Separated samples: two of the C(1200, 600) orders are as extreme.
        const int n = 600;
        var closed = KolmogorovSmirnovExact.ForEqualSizes(n, n);
        closed.P.Should().Be(0);
        var recursion = LatticePaths.ShareTouching(n, n, (long)n * n, (long)n * n, []);
        recursion.P.Should().Be(0);
        recursion.LogP.Should().BeApproximately(closed.LogP, 1e-9 * Math.Abs(closed.LogP));
    }

    [Fact]
    public void Tie_aware_p_equals_the_count_of_all_ways_to_deal_the_values() =>
        Gen.Select(Gen.Int[0, 3].Array[1, 7], Gen.Int[0, 3].Array[1, 7]).Sample(
            (a, b) =>
            {
                double[] x = [.. a.Select(v => (double)v).Order()], y = [.. b.Select(v => (double)v).Order()];
                foreach (var alternative in Enum.GetValues<Alternative>())
                {
                    var counted = ShareOfDeals([.. x, .. y], x.Length, alternative, Measure(x, y).GapOf(alternative));
                    var p = KolmogorovSmirnov.FindTieAwareP(x, y, alternative)!.Value.P;
                    if (Math.Abs(p - counted) > 1e-12)
                        return false;
                }

                return true;
            },
            iter: 60,
            seed: "0000000000000");

    [Fact]
    public void Exchanged_samples_turn_the_sign_and_any_increasing_map_changes_nothing() =>
        Gen.Select(Gen.Int[-9, 9].Array[1, 40], Gen.Int[-9, 9].Array[1, 40]).Sample(
            (a, b) =>
            {
                var x = a.Select(v => (double)v).ToArray();
                var y = b.Select(v => (double)v).ToArray();
                var one = Measure(x, y);
                var other = Measure(y, x);
                var mapped = Measure([.. x.Select(v => Math.Exp(v / 3))], [.. y.Select(v => Math.Exp(v / 3))]);
                return one.Gap == other.Gap && (one.Gap == 0 || Math.Abs(one.Sign) == 1) && one.Gap == mapped.Gap && one.Sign == mapped.Sign
                    && one.D is >= 0 and <= 1 && one.Gap == BruteForce(x, y);
            },
            iter: 300,
            seed: "0000000000000");

    [Fact]
    public void Interval_covers_the_true_distance()
    {
        var generator = new SplitMix64(3);
        const int Repeats = 400;
        int below = 0, above = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            // Uniform on [0, 1) against uniform on [0.1, 1.1): the distance is 0.1.
            var interval = KolmogorovSmirnov.DistanceInterval(
                Measure(Draw(200, generator.NextUniform), Draw(300, () => 0.1 + generator.NextUniform())), 0.9);
            below += interval.Upper < 0.1 ? 1 : 0;
            above += interval.Lower > 0.1 ? 1 : 0;
        }

        below.Should().BeLessThanOrEqualTo(Repeats / 20);
        above.Should().BeLessThanOrEqualTo(Repeats / 20);
    }

    [Fact]
    public void False_alarms_keep_the_level()
    {
        var generator = new SplitMix64(4);
        const int Repeats = 1000;
        int exact = 0, limit = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var distance = Measure(Draw(60, generator.NextUniform), Draw(45, generator.NextUniform));
            exact += KolmogorovSmirnov.FindExactP(distance)!.Value.P <= 0.05 ? 1 : 0;
            limit += KolmogorovSmirnov.AsymptoticP(distance).P <= 0.05 ? 1 : 0;
        }

        exact.Should().BeLessThanOrEqualTo((int)(Repeats * (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Repeats)))));
        exact.Should().BeGreaterThan((int)(Repeats * 0.025));
        limit.Should().BeLessThanOrEqualTo(exact, "the limit law is on the safe side for small samples");
    }

    [Fact]
    public void Empty_sample_gives_no_distance_and_no_verdict()
    {
        var distance = Measure([], [1, 2]);
        distance.D.Should().Be(double.NaN);
        distance.Location.Should().Be(double.NaN);
        KolmogorovSmirnov.FindExactP(distance)!.Value.P.Should().Be(double.NaN);
        KolmogorovSmirnov.AsymptoticP(distance).P.Should().Be(double.NaN);
        KolmogorovSmirnov.DistanceInterval(distance, 0.95).Should().Be(new Interval(0, 1, 0.95));
    }

    [Fact]
    public void Constant_and_equal_samples_have_distance_0_and_p_1()
    {
        var distance = Measure([7, 7, 7], [7, 7]);
        (distance.D, distance.Sign).Should().Be((0, 0));
        KolmogorovSmirnov.FindExactP(distance)!.Value.Should().Be(new TailProbability(1, 0));
        KolmogorovSmirnov.AsymptoticP(distance).P.Should().Be(1);
    }

    [Fact]
    public void Infinities_are_ordinary_values()
    {
        Measure([double.NegativeInfinity, 1], [1, double.PositiveInfinity]).D.Should().Be(0.5);
        Measure([double.PositiveInfinity], [double.PositiveInfinity]).D.Should().Be(0);
    }

    [Fact]
    public void Nan_is_refused()
    {
        var act = () => Measure([1], [double.NaN, 1]);
        act.Should().Throw<ArgumentException>().WithParameterName("current");
    }

    /// <summary>The share of all choices of n pooled values that are at least as far apart as the gap.</summary>
    private static double ShareOfDeals(double[] pooled, int n, Alternative alternative, long gap)
    {
        int all = 0, extreme = 0;
        for (var chosen = 0; chosen < 1 << pooled.Length; chosen++)
        {
            if (int.PopCount(chosen) != n)
                continue;
            double[] x = [.. pooled.Where((_, i) => (chosen >> i & 1) == 1)], y = [.. pooled.Where((_, i) => (chosen >> i & 1) == 0)];
            all++;
            extreme += Measure(x, y).GapOf(alternative) >= gap ? 1 : 0;
        }

        return (double)extreme / all;
    }

    private static KolmogorovSmirnovDistance Measure(double[] x, double[] y) => KolmogorovSmirnov.Measure([.. x.Order()], [.. y.Order()]);

    private static bool Reaches(double[] x, double[] y, KolmogorovSmirnovDistance distance) =>
        Math.Abs(((long)x.Count(v => v <= distance.Location) * y.Length) - ((long)y.Count(v => v <= distance.Location) * x.Length)) == distance.Gap;

    private static long BruteForce(double[] x, double[] y) => x.Concat(y)
        .Max(at => Math.Abs(((long)x.Count(v => v <= at) * y.Length) - ((long)y.Count(v => v <= at) * x.Length)));

    private static double[] Draw(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
