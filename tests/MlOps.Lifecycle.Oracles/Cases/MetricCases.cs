using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Oracles;

/// <summary>Metrics of quality: those that the library measures today.</summary>
internal static class MetricCases
{
    public static void Binary(OracleCase one, Check check)
    {
        double[] labels = one.Numbers("y"), scores = one.Numbers("score");
        if (one.Has("weight"))
        {
            check.NotYet("weighted rows");
            return;
        }

        check.Equal(BinaryMetrics.AreaUnderRoc(labels, scores), "roc_auc");
        check.Equal(BinaryMetrics.LogLoss(labels, scores), "log_loss");
        check.Equal(BinaryMetrics.BrierScore(labels, scores), "brier");
        var counts = BinaryMetrics.Count(labels, scores);
        check.Equal(counts.Accuracy, "accuracy");
        check.Equal(counts.Recall, "recall");
        check.Equal(counts.F1, "f1");
        check.Equal(counts.Precision, "precision");
        foreach (var later in (string[])["pr_auc", "pr_auc_trapz", "mcc", "balanced_accuracy", "cohen_kappa", "ece_10", "mce_10", "ece_15"])
        {
            if (one.Expects(later))
                check.NotYet(later);
        }
    }

    public static void Regression(OracleCase one, Check check)
    {
        double[] labels = one.Numbers("y"), predictions = one.Numbers("pred");
        check.Equal(RegressionMetrics.MeanAbsoluteError(labels, predictions), "mae");
        check.Equal(RegressionMetrics.RootMeanSquaredError(labels, predictions), "rmse");
        check.Equal(RegressionMetrics.MedianAbsoluteError(labels, predictions), "median_ae");
        check.Equal(RegressionMetrics.RSquared(labels, predictions), "r2");
        foreach (var later in (string[])["mse", "mape", "max_error", "explained_variance", "rmsle", "pinball_0.1", "pinball_0.5", "pinball_0.9"])
        {
            if (one.Expects(later))
                check.NotYet(later);
        }
    }

    public static void DeLong(OracleCase one, Check check)
    {
        var labels = one.Numbers("y");
        double[] a = one.Numbers("a"), b = one.Numbers("b");
        var result = Statistics.DeLong.Compare(Of(a, labels, 1), Of(a, labels, 0), Of(b, labels, 1), Of(b, labels, 0));
        check.Equal(result.First.Area, "auc_a");
        check.Equal(result.Second.Area, "auc_b");
        check.Equal(result.First.Variance, "var_a");
        check.Equal(result.Second.Variance, "var_b");
        check.Equal(result.Covariance, "cov");
        check.EqualIfExpected(() => result.Z, "z");
        check.EqualIfExpected(() => result.Z, "Z");
        check.EqualIfExpected(() => result.PValue, "p_two_sided");
        check.EqualIfExpected(() => result.PValue, "p");
        var interval = result.First.Interval(0.95);
        check.Equal(one.Expected.GetProperty("ci95_a").GetArrayLength() == 3 ? [interval.Lower, result.First.Area, interval.Upper] : [interval.Lower, interval.Upper], "ci95_a");
        check.Equal(BinaryMetrics.AreaUnderRoc(labels, a), "auc_a");
    }

    private static double[] Of(double[] scores, double[] labels, double label) => [.. scores.Where((_, i) => labels[i] == label)];
}
