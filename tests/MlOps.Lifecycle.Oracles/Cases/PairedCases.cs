using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class PairedCases
{
    public static void Run(OracleCase one, Check check)
    {
        if (one.Has("b"))
            Answers(one, check);
        else
            Pairs(one, check);
    }

    private static void Answers(OracleCase one, Check check)
    {
        long b = (long)one.Number("b"), c = (long)one.Number("c");
        check.Equal(McNemar.ExactP(b, c), "exact_p");
        check.EqualIfExpected(() => McNemar.ChiSquare(b, c).Statistic, "chi2_cc");
        check.EqualIfExpected(() => McNemar.ChiSquare(b, c).PValue, "p_cc");
        check.EqualIfExpected(() => McNemar.ChiSquare(b, c, continuity: false).Statistic, "chi2");
        check.EqualIfExpected(() => McNemar.ChiSquare(b, c, continuity: false).PValue, "p");
    }

    private static void Pairs(OracleCase one, Check check)
    {
        double[] x = one.Numbers("x"), y = one.Numbers("y");
        check.EqualIfExpected(() => PairedTTest.Compare(x, y).Statistic, "t");
        check.EqualIfExpected(() => PairedTTest.Compare(x, y).PValue, "p");
        var ranks = WilcoxonSignedRank.Measure(x, y);
        foreach (var (name, alternative) in ((string, Alternative)[])[("two-sided", Alternative.TwoSided), ("less", Alternative.CurrentHigher), ("greater", Alternative.CurrentLower)])
        {
            // SciPy's statistic of one side is the sum of positive ranks.
            var statistic = alternative is Alternative.TwoSided ? ranks.Smaller : ranks.Positive;
            check.EqualIfExpected(() => statistic, $"wilcoxon_exact_{name}_stat");
            check.EqualIfExpected(() => statistic, $"wilcoxon_approx_{name}_stat");
            check.EqualIfExpected(() => WilcoxonSignedRank.FindExactP(ranks, alternative)!.Value.P, $"wilcoxon_exact_{name}_p");
            check.EqualIfExpected(() => WilcoxonSignedRank.AsymptoticP(ranks, alternative).P, $"wilcoxon_approx_{name}_p");
        }

        foreach (var (name, zeros) in ((string, ZeroDifferences)[])[
            ("wilcox", ZeroDifferences.LeaveOut), ("pratt", ZeroDifferences.RankAndLeaveOut), ("zsplit", ZeroDifferences.Split)])
        {
            var kept = WilcoxonSignedRank.Measure(x, y, zeros);
            check.EqualIfExpected(() => kept.Smaller, name, "stat");
            check.EqualIfExpected(() => WilcoxonSignedRank.AsymptoticP(kept).P, name, "p");
        }
    }
}
