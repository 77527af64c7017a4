using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>Laws against printed tables and against each other.</summary>
public sealed class TailTests
{
    [Theory]
    [InlineData(0.11888, 0.5)]
    [InlineData(0.34730, 0.10)]
    [InlineData(0.46136, 0.05)]
    [InlineData(0.74346, 0.01)]
    [InlineData(1.16786, 0.001)]
    public void Cramer_von_Mises_law_equals_its_table(double t, double p) => CramerVonMisesLaw.Survival(t).P.Should().BeApproximately(p, 6e-6 + (2e-5 * p));

    [Theory]
    [InlineData(1.93295783, 0.10)]
    [InlineData(2.49236716, 0.05)]
    [InlineData(3.87812502, 0.01)]
    public void Anderson_Darling_law_of_two_samples_equals_its_table(double x, double p) => AndersonDarlingLaw.Survival(x, 2).P.Should().BeApproximately(p, 1e-7);

    [Fact]
    public void Tails_fall_steadily_from_1_and_keep_their_logarithm()
    {
        foreach (var samples in (int[])[2, 3, 6])
        {
            var before = 1e-9;
            for (var x = 0.4; x < 400; x *= 1.6)
            {
                var log = AndersonDarlingLaw.Survival(x, samples).LogP;
                log.Should().BeLessThan(before, "at {0}", x);
                before = log;
            }

            // The largest weight is ½: far out the tail is one of χ²₍ₖ₋₁₎ at x/½, up to a factor.
            (AndersonDarlingLaw.Survival(401, samples).LogP - AndersonDarlingLaw.Survival(400, samples).LogP).Should().BeApproximately(-1, 0.02);
        }
    }

    [Fact]
    public void One_sample_law_equals_the_matrix_of_Durbin()
    {
        // 40 digits by the matrix method: 0.1586626392206199906…
        SmirnovLaw.TwoSided(500, 0.05).P.Should().BeApproximately(0.15866263922061999, 1e-13);
        SmirnovLaw.TwoSided(10, 0.3).P.Should().BeApproximately(0.2705355748, 1e-12);
        PelzGood.Survival(500, 0.05).Should().BeApproximately(0.15866263922061999, 1e-7);
    }

    [Fact]
    public void One_sample_law_of_one_and_two_values_is_elementary()
    {
        SmirnovLaw.TwoSided(1, 0.7).P.Should().BeApproximately(0.6, 1e-14, "|u − ½| > 0.2");
        SmirnovLaw.OneSided(1, 0.7).P.Should().BeApproximately(0.3, 1e-14);
        SmirnovLaw.TwoSided(7, 1.0 / 14).P.Should().Be(1);
        SmirnovLaw.TwoSided(7, 1).P.Should().Be(0);
    }

    [Fact]
    public void Whole_steps_and_halves_of_the_band_are_no_traps()
    {
        // n·d whole or half a whole number: the law is continuous there.
        foreach (var (n, d) in ((int, double)[])[(10, 0.2), (10, 0.25), (50, 0.1), (50, 0.15), (64, 0.125)])
        {
            var at = SmirnovLaw.TwoSided(n, d).P;
            SmirnovLaw.TwoSided(n, d - 1e-9).P.Should().BeApproximately(at, 1e-6);
            SmirnovLaw.TwoSided(n, d + 1e-9).P.Should().BeApproximately(at, 1e-6);
        }
    }

    [Fact]
    public void Logarithms_of_tails_agree_with_the_tails_and_go_on()
    {
        NormalLaw.LogSurvival(9.999).Should().BeApproximately(Math.Log(NormalLaw.Survival(9.999)), 1e-10);
        NormalLaw.LogSurvival(10.001).Should().BeApproximately(Math.Log(NormalLaw.Survival(10.001)), 1e-10);
        NormalLaw.LogSurvival(100).Should().BeApproximately(-5_005.5242086942050, 1e-9);
        ChiSquareLaw.LogSurvival(900, 5).Should().BeApproximately(Math.Log(ChiSquareLaw.Survival(900, 5)), 1e-9);
        ChiSquareLaw.LogSurvival(5_000, 2).Should().BeApproximately(-2_500, 1e-9);
    }

    [Fact]
    public void Log_gamma_of_1_and_2_is_0_and_factorials_are_exact()
    {
        LogGamma.Of(1).Should().Be(0);
        LogGamma.Of(2).Should().Be(0);
        LogGamma.Of(0.5).Should().BeApproximately(0.5 * Math.Log(Math.PI), 1e-15);
        LogGamma.Of(1 + 1e-9).Should().BeApproximately(-0.57721566490153286 * (1 + 1e-9 - 1), 1e-17);
        Math.Exp(LogGamma.Choose(52, 5)).Should().BeApproximately(2_598_960, 1e-6);
        FluentActions.Invoking(() => LogGamma.Of(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Quantiles_turn_their_laws_around()
    {
        StudentLaw.InverseSurvival(0.025, 5).Should().BeApproximately(2.5705818356363156, 1e-12);
        StudentLaw.InverseSurvival(0.975, 5).Should().BeApproximately(-2.5705818356363156, 1e-12);
        ChiSquareLaw.InverseSurvival(0.05, 1).Should().BeApproximately(3.841458820694124, 1e-11);
        FluentActions.Invoking(() => ChiSquareLaw.InverseSurvival(0, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => StudentLaw.Survival(1, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
