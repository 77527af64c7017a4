using MathNet.Numerics;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

/// <summary>Laws of the library, and the special functions that it takes from MathNet.Numerics as they are.</summary>
internal static class LawCases
{
    public static void Run(OracleCase one, Check check)
    {
        var x = one.Numbers("args");
        if (one.Text("f") is "t_ppf")
        {
            var back = 1 - StudentLaw.Survival(-StudentLaw.InverseSurvival(x[0], x[1]), x[1]);
            check.Holds(Math.Abs(back - x[0]) < 1e-14, "turned around", $"the quantile has probability {back:R}, want {x[0]:R}");
            check.LeaveOut("value", "SciPy's search for t quantiles stops at 1e-8 of the value, which the tolerance of the file does not allow for; turned around instead");
            return;
        }

        check.Equal(
            one.Text("f") switch
            {
                "normal_cdf" => NormalLaw.Cdf(x[0]),
                "normal_sf" => NormalLaw.Survival(x[0]),
                "normal_ppf" => -NormalLaw.InverseSurvival(x[0]),
                "chi2_sf" => ChiSquareLaw.Survival(x[0], x[1]),
                "chi2_ppf" => ChiSquareLaw.InverseSurvival(1 - x[0], x[1]),
                "t_sf" => StudentLaw.Survival(x[0], x[1]),
                "t_ppf" => -StudentLaw.InverseSurvival(x[0], x[1]),
                "f_sf" => FisherLaw.Survival(x[0], x[1], x[2]),
                "binom_sf" => BinomialLaw.Survival((long)x[0], (long)x[1], x[2]),
                "beta_inc" => SpecialFunctions.BetaRegularized(x[0], x[1], x[2]),
                "gamma_q" => ChiSquareLaw.Survival(2 * x[1], 2 * x[0]),
                "kolmogorov_sf" => KolmogorovLaw.Survival(x[0]),
                "kolmogorov_isf" => KolmogorovLaw.InverseSurvival(x[0]),
                "smirnov_sf" => SmirnovLaw.OneSided((int)x[0], x[1]).P,
                "kolmogorov_exact_two_sided_sf" => ConventionsOfSciPy.OneSampleTail((int)x[1], x[0]),
                "lgamma" => LogGamma.Of(x[0]),
                "digamma" => SpecialFunctions.DiGamma(x[0]),
                "erfc" => SpecialFunctions.Erfc(x[0]),
                var other => throw new InvalidDataException($"The function {other} is unknown."),
            },
            "value");
        if (one.Expects("mp"))
            check.LeaveOut("mp", "the same value with more digits than a double holds");
    }
}
