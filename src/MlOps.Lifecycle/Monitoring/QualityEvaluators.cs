namespace MlOps.Lifecycle.Monitoring;

/// <summary>The evaluators that come with the library.</summary>
/// <remarks>Pure and thread-safe. A metric is NaN for no rows; otherwise see <see cref="RegressionMetrics"/> and <see cref="BinaryMetrics"/>.</remarks>
public static class QualityEvaluators
{
    /// <summary>From which probability on a row counts as predicted 1, unless told otherwise.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>For predicted numbers: <c>mae</c>, <c>rmse</c>, <c>median-ae</c>, <c>bias</c> (the size of the mean error, whatever its sign) and <c>r2</c>.</summary>
    /// <param name="unit">The unit of the label for people, for example <c>bikes</c>; null for a plain number.</param>
    public static IQualityEvaluator Regression(string? unit = null) => new QualityEvaluator(
        AnswerKind.Number,
        [
            Metric("mae", MetricDirection.LowerIsBetter, RegressionMetrics.MeanAbsoluteError, unit),
            Metric("rmse", MetricDirection.LowerIsBetter, RegressionMetrics.RootMeanSquaredError, unit),
            Metric("median-ae", MetricDirection.LowerIsBetter, RegressionMetrics.MedianAbsoluteError, unit),
            Metric("bias", MetricDirection.LowerIsBetter, static (labels, predictions) => Math.Abs(RegressionMetrics.MeanError(labels, predictions)), unit),
            Metric("r2", MetricDirection.HigherIsBetter, RegressionMetrics.RSquared),
        ]);

    /// <summary>For probabilities of class 1: <c>auc</c>, <c>log-loss</c>, <c>brier</c>, <c>accuracy</c>, <c>precision</c>, <c>recall</c> and <c>f1</c>.</summary>
    /// <param name="threshold">From which probability on a row counts as predicted 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not between 0 and 1.</exception>
    public static IQualityEvaluator BinaryClassification(double threshold = DefaultThreshold)
    {
        if (threshold is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold of probabilities lies between 0 and 1.");
        return new QualityEvaluator(
            AnswerKind.Probability,
            [
                Metric("auc", MetricDirection.HigherIsBetter, BinaryMetrics.AreaUnderRoc),
                Metric("log-loss", MetricDirection.LowerIsBetter, BinaryMetrics.LogLoss),
                Metric("brier", MetricDirection.LowerIsBetter, BinaryMetrics.BrierScore),
                Metric("accuracy", MetricDirection.HigherIsBetter, (labels, predictions) => BinaryMetrics.Count(labels, predictions, threshold).Accuracy),
                Metric("precision", MetricDirection.HigherIsBetter, (labels, predictions) => BinaryMetrics.Count(labels, predictions, threshold).Precision),
                Metric("recall", MetricDirection.HigherIsBetter, (labels, predictions) => BinaryMetrics.Count(labels, predictions, threshold).Recall),
                Metric("f1", MetricDirection.HigherIsBetter, (labels, predictions) => BinaryMetrics.Count(labels, predictions, threshold).F1),
            ]);
    }

    private static QualityMetric Metric(string name, MetricDirection direction, MetricFunction compute, string? unit = null) => new()
    {
        Name = name,
        Direction = direction,
        Unit = unit,
        Compute = (labels, predictions) => labels.IsEmpty ? double.NaN : compute(labels, predictions),
    };
}
