using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>ML.NET's evaluators over labels and predictions of the same rows.</summary>
internal static class MicrosoftMLEvaluation
{
    /// <summary>ML.NET counts a row as class 1 when its score is above 0, so the score it is shown is what the probability exceeds this by.</summary>
    private const double Threshold = 0.5;

    private static readonly TableSchema Numbers = new(
    [
        new() { Name = "Label", Type = ColumnType.Number, Role = ColumnRole.Label },
        new() { Name = "Score", Type = ColumnType.Number, Role = ColumnRole.Prediction },
    ]);

    private static readonly TableSchema Classes = new(
    [
        new() { Name = "Label", Type = ColumnType.Boolean, Role = ColumnRole.Label },
        new() { Name = "PredictedLabel", Type = ColumnType.Boolean, Role = ColumnRole.Label },
        new() { Name = "Score", Type = ColumnType.Number, Role = ColumnRole.Prediction },
        new() { Name = "Probability", Type = ColumnType.Number, Role = ColumnRole.Prediction },
    ]);

    /// <summary>Measures numbers; at least one row.</summary>
    public static RegressionMetrics Regression(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        CheckLengths(labels, predictions);
        using var rows = new RecordBatch(ArrowTypes.ToArrow(Numbers), [ToNumbers(labels), ToNumbers(predictions)], labels.Length);
        return new MLContext(1).Regression.Evaluate(new RecordBatchDataView(Numbers, [rows]));
    }

    /// <summary>Measures probabilities; null when the rows are not of two classes, because ML.NET has no answer then.</summary>
    public static CalibratedBinaryClassificationMetrics? BinaryClassification(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        CheckLengths(labels, predictions);
        if (!labels.Contains(0) || !labels.Contains(1))
            return null;
        using var rows = new RecordBatch(
            ArrowTypes.ToArrow(Classes),
            [ToFlags(labels, 0), ToFlags(predictions, Threshold), ToNumbers(predictions, -Threshold), ToNumbers(predictions)],
            labels.Length);
        return new MLContext(1).BinaryClassification.Evaluate(new RecordBatchDataView(Classes, [rows]));
    }

    private static void CheckLengths(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        if (labels.Length != predictions.Length)
            throw new ArgumentException($"There are {labels.Length} labels and {predictions.Length} predictions: give one of each per row.", nameof(predictions));
    }

    private static DoubleArray ToNumbers(ReadOnlySpan<double> values, double shift = 0)
    {
        var numbers = new DoubleArray.Builder().Reserve(values.Length);
        foreach (var value in values)
            numbers.Append(value + shift);
        return numbers.Build();
    }

    private static BooleanArray ToFlags(ReadOnlySpan<double> values, double above)
    {
        var flags = new BooleanArray.Builder().Reserve(values.Length);
        foreach (var value in values)
            flags.Append(value > above);
        return flags.Build();
    }
}
