using System.Collections.Immutable;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Metrics as ML.NET's own evaluators compute them, for teams whose reports and agreements were written in those figures.</summary>
/// <remarks>
/// Pure and thread-safe. The core's <see cref="QualityEvaluators"/> give the same figures faster: each computation here runs a pipeline of
/// ML.NET, about a millisecond, and an interval takes some hundred of them. ML.NET keeps answers and labels as <c>Single</c>. A metric is NaN for
/// no rows, and for two classes also when all rows are of one class.
/// </remarks>
public static class MicrosoftMLEvaluators
{
    /// <summary>For predicted numbers: <c>mlnet-mae</c>, <c>mlnet-rmse</c> and <c>mlnet-r2</c>.</summary>
    /// <param name="unit">The unit of the label for people, for example <c>bikes</c>; null for a plain number.</param>
    public static IQualityEvaluator Regression(string? unit = null) => new Evaluator(
        AnswerKind.Number,
        [
            Regression("mlnet-mae", MetricDirection.LowerIsBetter, static metrics => metrics.MeanAbsoluteError, unit),
            Regression("mlnet-rmse", MetricDirection.LowerIsBetter, static metrics => metrics.RootMeanSquaredError, unit),
            Regression("mlnet-r2", MetricDirection.HigherIsBetter, static metrics => metrics.RSquared, null),
        ]);

    /// <summary>For probabilities of class 1: <c>mlnet-auc</c>, <c>mlnet-auprc</c> (the area under the precision-recall curve), <c>mlnet-log-loss</c> (in bits), <c>mlnet-accuracy</c> and <c>mlnet-f1</c> (class 1 above 0.5).</summary>
    public static IQualityEvaluator BinaryClassification() => new Evaluator(
        AnswerKind.Probability,
        [
            Classes("mlnet-auc", MetricDirection.HigherIsBetter, static metrics => metrics.AreaUnderRocCurve),
            Classes("mlnet-auprc", MetricDirection.HigherIsBetter, static metrics => metrics.AreaUnderPrecisionRecallCurve),
            Classes("mlnet-log-loss", MetricDirection.LowerIsBetter, static metrics => metrics.LogLoss),
            Classes("mlnet-accuracy", MetricDirection.HigherIsBetter, static metrics => metrics.Accuracy),
            Classes("mlnet-f1", MetricDirection.HigherIsBetter, static metrics => metrics.F1Score),
        ]);

    private static QualityMetric Regression(string name, MetricDirection direction, Func<Microsoft.ML.Data.RegressionMetrics, double> choose, string? unit) => new()
    {
        Name = name,
        Direction = direction,
        Unit = unit,
        Compute = (labels, predictions) => labels.IsEmpty ? double.NaN : choose(MicrosoftMLEvaluation.Regression(labels, predictions)),
    };

    private static QualityMetric Classes(string name, MetricDirection direction, Func<CalibratedBinaryClassificationMetrics, double> choose) => new()
    {
        Name = name,
        Direction = direction,
        Compute = (labels, predictions) => MicrosoftMLEvaluation.BinaryClassification(labels, predictions) is { } metrics ? choose(metrics) : double.NaN,
    };

    private sealed record Evaluator(AnswerKind Answers, ImmutableArray<QualityMetric> Metrics) : IQualityEvaluator;
}
