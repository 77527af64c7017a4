using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

/// <summary>Cases of R, a second source. The name says which test is meant: ks_, wilcox_, ad_, fisher_, delong_, quantile_.</summary>
internal static class CrossCheckCases
{
    /// <summary>Below it R's difference of distribution functions, and its 1 − p, are rounding only.</summary>
    private const double RoundingOfR = 1e-10;

    public static void Run(OracleCase one, Check check)
    {
        switch (one.Name.Split('_')[0])
        {
            case "ks":
                KolmogorovSmirnov(one, check);
                break;
            case "wilcox":
                Wilcoxon(one, check);
                break;
            case "ad":
                AndersonDarling(one, check);
                break;
            case "fisher":
                Fisher(one, check);
                break;
            case "delong":
                MetricCases.DeLong(one, check);
                break;
            case "quantile":
                BinCases.Types(one.Sorted("x"), one.Numbers("q"), check);
                break;
            default:
                throw new InvalidDataException($"{one.Name} is none of ks_, wilcox_, ad_, fisher_, delong_, quantile_.");
        }
    }

    private static void KolmogorovSmirnov(OracleCase one, Check check)
    {
        double[] x = one.Sorted("x"), y = one.Sorted("y");
        var distance = Statistics.KolmogorovSmirnov.Measure(x, y);
        foreach (var (name, alternative) in ((string, Alternative)[])[
            ("two.sided", Alternative.TwoSided), ("greater", Alternative.CurrentHigher), ("less", Alternative.CurrentLower)])
        {
            foreach (var kind in (string[])["exact", "asymp"])
            {
                var key = $"{kind}_{name}";
                if (!one.Expects(key))
                    continue;
                if (distance.Of(alternative) == 0 && Math.Abs(OracleCase.Number(one.Expected.GetProperty(key).GetProperty("D"))) < RoundingOfR)
                    check.LeaveOut($"{key}/D", "R gives the rounding error of a sum for a distance of exactly 0");
                else
                    check.Equal(distance.Of(alternative), key, "D");
                if (kind is "exact")
                    Exact(x, y, alternative, key, check);
                else if (alternative is Alternative.TwoSided)
                    check.LeaveOut($"{key}/p", "R stops this series at 1e-6; ks_2samp.json holds the limit p with all digits");
                else if (OracleCase.Number(one.Expected.GetProperty(key).GetProperty("p")) == 0)
                    check.LeaveOut($"{key}/p", "R writes 0 for what its double still holds");
                else
                    check.Equal(Statistics.KolmogorovSmirnov.AsymptoticP(distance, alternative).P, key, "p");
            }
        }
    }

    private static void Exact(double[] x, double[] y, Alternative alternative, string key, Check check)
    {
        if (OracleCase.Number(check.Case.Expected.GetProperty(key).GetProperty("p")) < RoundingOfR)
            check.LeaveOut($"{key}/p", "R subtracts from 1 here, which leaves rounding only; ks_2samp.json holds the tail");
        else
            check.Equal(Statistics.KolmogorovSmirnov.FindTieAwareP(x, y, alternative, 500_000_000)!.Value.P, key, "p");
    }

    private static void Wilcoxon(OracleCase one, Check check)
    {
        var pair = one.File.Find(one.Text("pair"));
        double[] x = pair.Sorted("x"), y = pair.Sorted("y");
        var result = MannWhitney.Measure(x, y);
        check.Equal(((double)x.Length * y.Length) - result.U, "W");
        if (result.Deviation == 0)
            check.LeaveOut("p", "R gives NaN where all values are equal; nothing is more extreme, so ours is 1");
        else
            check.Equal(MannWhitney.AsymptoticP(result).P, "p");
    }

    private static void AndersonDarling(OracleCase one, Check check)
    {
        var samples = Samples(one).Select(sample => (ReadOnlyMemory<double>)sample).ToArray();
        if (samples.Length == 0)
        {
            check.LeaveOut("A2_T_p_v1", "the samples stand in anderson_ksamp.json and not in this file");
            check.LeaveOut("v2", "the samples stand in anderson_ksamp.json and not in this file");
            return;
        }

        // Version 1 is the right-end form, version 2 the midrank form. R prints the raw statistic of version 2 with three
        // digits only, and its p interpolates simulated quantiles: both are left out.
        foreach (var (key, midrank) in ((string, bool)[])[("A2_T_p_v1", false), ("v2", true)])
        {
            var result = Statistics.AndersonDarling.Measure(samples, midrank);
            check.EqualParts([midrank ? null : result.Statistic, result.Standardized, null], key);
        }
    }

    private static IEnumerable<double[]> Samples(OracleCase one)
    {
        var name = $"ks_{one.Text("pair")}";
        return one.File.Cases.FirstOrDefault(other => other.Name == name) is { } pair ? [pair.Sorted("x"), pair.Sorted("y")] : [];
    }

    private static void Fisher(OracleCase one, Check check)
    {
        var table = one.Counts("table");
        var (a, b, c, d) = (table[0][0], table[0][1], table[1][0], table[1][1]);
        check.Equal(FisherExact.P(a, b, c, d).P, "two.sided");
        check.Equal(FisherExact.P(a, b, c, d, Alternative.CurrentHigher).P, "less");
        check.Equal(FisherExact.P(a, b, c, d, Alternative.CurrentLower).P, "greater");
        var want = OracleCase.Number(one.Expected.GetProperty("or_mle"));
        var got = FisherExact.ConditionalOddsRatio(a, b, c, d);
        if (want == 0 || !double.IsFinite(want))
            check.Equal(got, "or_mle");
        else
        {
            check.Holds(Math.Abs((got / want) - 1) < 1e-3, "or_mle", $"got {got}, want about {want}");
            check.LeaveOut("or_mle", "R's search for the odds ratio stops at 1e-4: compared to three digits only");
        }
    }
}
