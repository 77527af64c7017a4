using System.Globalization;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class BinCases
{
    public static void Histogram(OracleCase one, Check check)
    {
        var sorted = one.Sorted("x");
        foreach (var (name, rule) in ((string, BinRule)[])[
            ("sturges", BinRule.Sturges), ("scott", BinRule.Scott), ("fd", BinRule.FreedmanDiaconis), ("doane", BinRule.Doane),
            ("rice", BinRule.Rice), ("sqrt", BinRule.SquareRoot), ("auto", BinRule.Auto)])
        {
            Compare(sorted, HistogramEdges.Of(sorted, rule), check, name);
        }

        Compare(sorted, HistogramEdges.EqualWidth(sorted, 10), check, "equal_width_10");
        double[] quantiles = [.. Enumerable.Range(0, 11).Select(i => Quantile.OfSorted(sorted, i / 10.0)).Distinct()];
        check.Equal(quantiles, "quantile_10_edges");
        check.Equal(Doubles(HistogramEdges.Count(sorted, quantiles)), "quantile_10_counts");
    }

    public static void Distances(OracleCase one, Check check)
    {
        var (p, q) = (Counts(one, "p_counts"), Counts(one, "q_counts"));
        var (shares, other) = (Shares.Of(p), Shares.Of(q));
        check.EqualIfExpected(() => ShareDistance.PopulationStability(shares, other), "psi_raw");
        foreach (var key in Keys(one))
        {
            if (After(key, "psi_eps_renorm_") is { } normalized)
                check.Equal(ShareDistance.PopulationStability(Shares.Floored(shares, normalized, true), Shares.Floored(other, normalized, true)), key);
            else if (After(key, "psi_eps_") is { } floor)
                check.Equal(ShareDistance.PopulationStability(Shares.Floored(shares, floor, false), Shares.Floored(other, floor, false)), key);
            else if (After(key, "psi_laplace_") is { } added)
                check.Equal(ShareDistance.PopulationStability(Shares.Of(p, added), Shares.Of(q, added)), key);
        }

        // The form of the detector, which leaves out bins that are empty on both sides.
        if (p.Zip(q).All(pair => pair.First + pair.Second > 0))
            check.EqualIfExpected(() => PopulationStability.Compare(p, q, 0.95).Value, "psi_laplace_0.5");
        check.EqualIfExpected(() => Math.Sqrt(ShareDistance.JensenShannonDivergence(shares, other)), "js_distance_base_e");
        check.EqualIfExpected(() => ShareDistance.JensenShannon(shares, other), "js_distance_base_2");
        check.EqualIfExpected(() => ShareDistance.KullbackLeibler(other, shares), "kl_pq_nats");
        check.EqualIfExpected(() => ShareDistance.KullbackLeibler(shares, other), "kl_qp_nats");
        check.EqualIfExpected(() => ShareDistance.Entropy(shares), "entropy_p_bits");
        check.EqualIfExpected(() => ShareDistance.Hellinger(shares, other), "hellinger");
        check.EqualIfExpected(() => ShareDistance.TotalVariation(shares, other), "tvd");
        check.EqualIfExpected(() => ShareDistance.LInfinity(shares, other), "linf");
        check.EqualIfExpected(() => ShareDistance.BhattacharyyaCoefficient(shares, other), "bhattacharyya_coefficient");
    }

    public static void Quantiles(OracleCase one, Check check)
    {
        double[] sorted = one.Sorted("x"), shares = one.Numbers("q");
        Types(sorted, shares, check);
        var moments = SampleMoments.Of(sorted);
        var median = Quantile.Median(sorted);
        check.EqualIfExpected(() => moments.Mean, "mean");
        check.EqualIfExpected(() => moments.Count == 1 ? 0 : moments.Variance, "var_ddof1"); // The oracle writes 0 for the variance of one value.
        check.EqualIfExpected(() => Quantile.Median([.. sorted.Select(value => Math.Abs(value - median)).Order()]), "mad");
        check.EqualIfExpected(() => Quantile.OfSorted(sorted, 0.75) - Quantile.OfSorted(sorted, 0.25), "iqr");
    }

    public static void Types(double[] sorted, double[] shares, Check check)
    {
        for (var type = 1; type <= 9; type++)
        {
            var key = $"type{type}";
            if (check.Case.Expects(key))
                check.Equal([.. shares.Select(share => Quantile.OfSorted(sorted, share, type))], key);
        }
    }

    private static void Compare(double[] sorted, double[] edges, Check check, string name)
    {
        check.Equal(edges, name, "edges");
        check.Equal(Doubles(HistogramEdges.Count(sorted, edges)), name, "counts");
    }

    private static double? After(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) ? double.Parse(key.AsSpan(prefix.Length), CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> Keys(OracleCase one) => one.IsRefusal || one.Requirement is not null ? [] : one.Expected.EnumerateObject().Select(member => member.Name);

    private static long[] Counts(OracleCase one, string name) => [.. one.Numbers(name).Select(count => (long)count)];

    private static double[] Doubles(long[] counts) => [.. counts.Select(count => (double)count)];
}
