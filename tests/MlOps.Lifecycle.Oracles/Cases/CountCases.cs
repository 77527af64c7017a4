using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class CountCases
{
    private static readonly (string Name, double Lambda)[] Family =
        [("pearson", 1), ("log-likelihood", 0), ("freeman-tukey", -0.5), ("mod-log-likelihood", -1), ("neyman", -2), ("cressie-read", 2.0 / 3)];

    public static void Contingency(OracleCase one, Check check)
    {
        var table = one.Counts("table");
        var plain = PowerDivergence.Homogeneity(table);
        if (table.Any(row => row.All(count => count == 0)) || Enumerable.Range(0, table[0].Length).Any(j => table.All(row => row[j] == 0)))
            check.AnswersInstead("rows and columns that are empty do not count, as the documentation says");
        check.Equal(plain.Degrees, "dof");
        foreach (var (name, lambda) in Family)
        {
            foreach (var yates in (bool[])[true, false])
            {
                var key = $"{name}_correction_{yates}";
                check.EqualIfExpected(() => PowerDivergence.Homogeneity(table, lambda, yates).Statistic, key, "statistic");
                check.EqualIfExpected(() => PowerDivergence.Homogeneity(table, lambda, yates).PValue, key, "p");
            }
        }

        double all = table.Sum(row => row.Sum());
        check.EqualRows([.. table.Select(row => Enumerable.Range(0, row.Length).Select(j => row.Sum() * (double)table.Sum(other => other[j]) / all).ToArray())], "expected_freq");
        check.EqualIfExpected(() => CramersV.Raw(table), "cramers_v");
        check.EqualIfExpected(() => CramersV.Corrected(table), "cramers_v_bias_corrected");
        if (table.Length == 2 && !one.IsRefusal)
        {
            // The detector's form of two rows gives the same.
            var two = ChiSquare.Compare(table[0], table[1], 0.95);
            check.Equal(two.Statistic, "pearson_correction_False", "statistic");
            check.Equal(two.PValue, "pearson_correction_False", "p");
            check.EqualIfExpected(() => two.CramersV, "cramers_v_bias_corrected");
        }
    }

    public static void GoodnessOfFit(OracleCase one, Check check)
    {
        var observed = one.Numbers("observed").Select(count => (long)count).ToArray();
        var expected = one.Has("expected") ? one.Numbers("expected") : [];
        if (one.IsRefusal)
        {
            PowerDivergence.GoodnessOfFit(observed, expected);
            return;
        }

        foreach (var (name, lambda) in Family)
        {
            foreach (var estimated in (int[])[0, 1])
            {
                var key = $"{name}_ddof{estimated}";
                check.EqualIfExpected(() => PowerDivergence.GoodnessOfFit(observed, expected, lambda, estimated).Statistic, key, "statistic");
                check.EqualIfExpected(() => PowerDivergence.GoodnessOfFit(observed, expected, lambda, estimated).PValue, key, "p");
            }
        }
    }

    public static void Fisher(OracleCase one, Check check)
    {
        var table = one.Counts("table");
        var (a, b, c, d) = (table[0][0], table[0][1], table[1][0], table[1][1]);
        check.Equal(FisherExact.P(a, b, c, d).P, "p_two-sided");
        check.Equal(FisherExact.P(a, b, c, d, Alternative.CurrentHigher).P, "p_less");
        check.Equal(FisherExact.P(a, b, c, d, Alternative.CurrentLower).P, "p_greater");
        check.Equal(FisherExact.OddsRatio(a, b, c, d), "odds_ratio");
    }
}
