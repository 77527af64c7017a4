namespace MlOps.Lifecycle.Oracles;

/// <summary>Which code answers the cases of which test.</summary>
internal static class OracleTests
{
    private static readonly Dictionary<string, Action<OracleCase, Check>> Known = new(StringComparer.Ordinal)
    {
        ["anderson_ksamp"] = TwoSampleCases.AndersonDarling,
        ["binary_metrics"] = MetricCases.Binary,
        ["bootstrap_spec"] = ResamplingCases.Bootstrap,
        ["chi2_contingency"] = CountCases.Contingency,
        ["chisquare_gof"] = CountCases.GoodnessOfFit,
        ["cramervonmises_2samp"] = TwoSampleCases.CramerVonMises,
        ["delong_auc"] = MetricCases.DeLong,
        ["distribution_functions"] = LawCases.Run,
        ["epps_singleton_2samp"] = TwoSampleCases.EppsSingleton,
        ["fisher_exact_2x2"] = CountCases.Fisher,
        ["histogram_bins"] = BinCases.Histogram,
        ["histogram_distances"] = BinCases.Distances,
        ["ks_1samp"] = KolmogorovSmirnovCases.OneSample,
        ["ks_2samp"] = KolmogorovSmirnovCases.TwoSamples,
        ["kuiper_2samp"] = KolmogorovSmirnovCases.Kuiper,
        ["mannwhitneyu"] = TwoSampleCases.MannWhitney,
        ["mmd_pca_matrix"] = MultivariateCases.Run,
        ["multipletests"] = ResamplingCases.MultipleTesting,
        ["paired_tests"] = PairedCases.Run,
        ["quantiles"] = BinCases.Quantiles,
        ["r_crosscheck"] = CrossCheckCases.Run,
        ["regression_metrics"] = MetricCases.Regression,
        ["rng_splitmix64"] = ResamplingCases.Generator,
        ["sample_distances"] = TwoSampleCases.Distances,
    };

    /// <summary>Tests of what the library does not compute yet.</summary>
    private static readonly Dictionary<string, string> Later = new(StringComparer.Ordinal)
    {
        ["cbpe_employment_ma"] = "estimating quality without labels",
        ["isotonic_regression"] = "calibration, a part of estimating quality without labels",
        ["multiclass_metrics"] = "metrics of more than two classes",
        ["streaming_detectors"] = "streaming detectors",
        ["streaming_inputs"] = "the streams of streaming detectors",
        ["streaming_river_published"] = "streaming detectors",
    };

    public static IEnumerable<string> Names => Known.Keys.Concat(Later.Keys).Order(StringComparer.Ordinal);

    public static Action<OracleCase, Check>? Find(string test) => Known.GetValueOrDefault(test);

    public static string? FindLater(string test) => Later.GetValueOrDefault(test);
}
