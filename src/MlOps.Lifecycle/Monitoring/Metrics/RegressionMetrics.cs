using System.Buffers;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>How far predicted numbers are from the truth.</summary>
/// <remarks>
/// Pure and thread-safe; nothing is allocated per row. Every method takes labels and predictions of the same rows and throws
/// <see cref="ArgumentException"/> for no rows, different lengths, NaN or infinities.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>The mean absolute error: the mean of |prediction - label|.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The answer per row.</param>
    public static double MeanAbsoluteError(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckNumbers(labels, predictions);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += Math.Abs(predictions[i] - labels[i]);
        return sum / labels.Length;
    }

    /// <summary>The root of the mean squared error; large errors weigh more than in <see cref="MeanAbsoluteError"/>.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The answer per row.</param>
    public static double RootMeanSquaredError(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckNumbers(labels, predictions);
        return Math.Sqrt(SquaredErrors(labels, predictions) / labels.Length);
    }

    /// <summary>The mean error: the mean of (prediction - label). Positive when predictions are too high.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The answer per row.</param>
    public static double MeanError(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckNumbers(labels, predictions);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += predictions[i] - labels[i];
        return sum / labels.Length;
    }

    /// <summary>The median of |prediction - label|; a few wild rows do not move it.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The answer per row.</param>
    public static double MedianAbsoluteError(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckNumbers(labels, predictions);
        var rented = ArrayPool<double>.Shared.Rent(labels.Length);
        try
        {
            var errors = rented.AsSpan(0, labels.Length);
            for (var i = 0; i < errors.Length; i++)
                errors[i] = Math.Abs(predictions[i] - labels[i]);
            return Selection.Median(errors);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>The share of the labels' variance that predictions explain: 1 - Σ(prediction - label)² / Σ(label - mean)². Negative when the mean of the labels would predict better.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The answer per row.</param>
    /// <returns>At most 1; NaN when all labels are equal, because there is no variance to explain.</returns>
    public static double RSquared(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckNumbers(labels, predictions);
        var first = labels[0]; // Deviations from one of the labels: equal labels have a variance of exactly 0.
        var mean = 0.0;
        foreach (var label in labels)
            mean += label - first;
        mean /= labels.Length;
        var variance = 0.0;
        foreach (var label in labels)
            variance += (label - first - mean) * (label - first - mean);
        return variance == 0 ? double.NaN : 1 - (SquaredErrors(labels, predictions) / variance);
    }

    private static double SquaredErrors(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += (predictions[i] - labels[i]) * (predictions[i] - labels[i]);
        return sum;
    }
}
