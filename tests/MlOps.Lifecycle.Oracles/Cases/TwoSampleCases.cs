using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class TwoSampleCases
{
    public static void AndersonDarling(OracleCase one, Check check)
    {
        var samples = one.Rows("samples").Select(sample => (ReadOnlyMemory<double>)sample.Order().ToArray()).ToArray();
        var result = Statistics.AndersonDarling.Measure(samples, one.Input("midrank").GetBoolean());
        check.Equal(result.Standardized, "statistic");
        check.Equal(Statistics.AndersonDarling.CriticalValues(samples.Length), "critical_values_25_10_5_2.5_1_0.5_0.1");
        check.Equal(ConventionsOfSciPy.InterpolatedTail(result), "significance_level");
    }

    public static void CramerVonMises(OracleCase one, Check check)
    {
        var result = Statistics.CramerVonMises.Measure(one.Sorted("x"), one.Sorted("y"));
        check.Equal(result.RankT, "statistic");
        check.Equal(Statistics.CramerVonMises.RankP(result).P + ConventionsOfSciPy.MissingTerms(result), "p_asymptotic");
        if (Math.Abs(result.T - result.RankT) < 1e-12)
            check.Equal(Statistics.CramerVonMises.AsymptoticP(result).P + ConventionsOfSciPy.MissingTerms(result), "p_asymptotic"); // No ties: one statistic.
        check.EqualIfExpected(() => Statistics.CramerVonMises.FindRankExactP(result)!.Value.P, "p_exact");
    }

    public static void EppsSingleton(OracleCase one, Check check)
    {
        var points = one.Has("t") ? one.Numbers("t") : [0.4, 0.8];
        var result = Statistics.EppsSingleton.Compare(one.Sorted("x"), one.Sorted("y"), points[0], points[1]);
        check.Equal(result.PublishedStatistic, "statistic");
        check.Equal(result.PublishedP, "p");
    }

    public static void MannWhitney(OracleCase one, Check check)
    {
        double[] x = one.Sorted("x"), y = one.Sorted("y");
        var result = Statistics.MannWhitney.Measure(x, y);
        if (result.Deviation == 0)
            check.AnswersInstead("all values are equal: nothing is more extreme, p is 1, as the documentation says");

        // SciPy counts the pairs in which the first sample is larger.
        check.Equal(((double)x.Length * y.Length) - result.U, "U1");
        foreach (var (name, alternative) in ((string, Alternative)[])[("two-sided", Alternative.TwoSided), ("less", Alternative.CurrentHigher), ("greater", Alternative.CurrentLower)])
        {
            check.EqualIfExpected(() => Statistics.MannWhitney.AsymptoticP(result, alternative).P, $"p_{name}_asymptotic_cc_True");
            check.EqualIfExpected(() => Statistics.MannWhitney.AsymptoticP(result, alternative, continuity: false).P, $"p_{name}_asymptotic_cc_False");
            check.EqualIfExpected(() => Statistics.MannWhitney.FindExactP(result, alternative)!.Value.P, $"p_{name}_exact");
        }
    }

    public static void Distances(OracleCase one, Check check)
    {
        if (one.Has("wx"))
        {
            var (x, wx) = SortedWithWeights(one, "x", "wx");
            var (y, wy) = SortedWithWeights(one, "y", "wy");
            check.Equal(Wasserstein.Distance(x, wx, y, wy), "wasserstein");
            check.Equal(EnergyDistance.Distance(x, wx, y, wy), "energy");
            return;
        }

        double[] reference = one.Sorted("x"), current = one.Sorted("y");
        check.Equal(Wasserstein.Distance(reference, current), "wasserstein");
        check.Equal(EnergyDistance.Distance(reference, current), "energy");

        // SciPy subtracts the second mean from the first.
        var welch = WelchTest.Compare(SampleMoments.Of(reference), SampleMoments.Of(current), 0.95);
        check.EqualIfExpected(() => -welch.T, "welch_t");
        check.EqualIfExpected(() => welch.PValue, "welch_p");
        check.EqualIfExpected(() => BrownForsythe.Compare(reference, current).Statistic, "brown_forsythe_W");
        check.EqualIfExpected(() => BrownForsythe.Compare(reference, current).PValue, "brown_forsythe_p");
        check.EqualIfExpected(() => KruskalWallis.Compare(reference, current).Statistic, "kruskal_H");
        check.EqualIfExpected(() => KruskalWallis.Compare(reference, current).PValue, "kruskal_p");
    }

    private static (double[] Values, double[] Weights) SortedWithWeights(OracleCase one, string values, string weights)
    {
        var (x, w) = (one.Numbers(values), one.Numbers(weights));
        Array.Sort(x, w);
        return (x, w);
    }
}
