using System.Buffers;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>How well predicted probabilities of class 1 agree with the truth.</summary>
/// <remarks>
/// Pure and thread-safe; nothing is allocated per row. Every method takes labels (0 or 1) and predictions of the same rows and
/// throws <see cref="ArgumentException"/> for no rows, different lengths, NaN, infinities or labels that are neither 0 nor 1.
/// A row counts as predicted 1 when its prediction is at least the threshold.
/// </remarks>
public static class BinaryMetrics
{
    private const double SmallestProbability = 2.220446049250313e-16;

    /// <summary>The area under the ROC curve: the chance that a row of class 1 gets a higher prediction than a row of class 0, ties counting one half.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">Any score that grows with the chance of class 1.</param>
    /// <returns>From 0 to 1, exact up to one rounding; NaN when all rows are of one class.</returns>
    /// <remarks>The statistic of Mann and Whitney divided by the number of pairs. O(n log n).</remarks>
    public static double AreaUnderRoc(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckClasses(labels, predictions);
        var rented = ArrayPool<double>.Shared.Rent(2 * labels.Length);
        try
        {
            var scores = rented.AsSpan(0, labels.Length);
            var classes = rented.AsSpan(labels.Length, labels.Length);
            predictions.CopyTo(scores);
            labels.CopyTo(classes);
            scores.Sort(classes);
            return AreaOfSorted(scores, classes);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>The mean of -log(probability given to the class that came), in nats.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The probability of class 1 per row.</param>
    /// <returns>Not negative. Probabilities are kept 2.2e-16 away from 0 and 1, so that one certain and wrong answer costs 36 and not infinity.</returns>
    /// <exception cref="ArgumentException">A prediction is no probability, or the rows are unusable as said above.</exception>
    public static double LogLoss(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckProbabilities(labels, predictions);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var probability = Math.Clamp(predictions[i], SmallestProbability, 1 - SmallestProbability);
            sum -= Math.Log(labels[i] == 1 ? probability : 1 - probability);
        }

        return sum / labels.Length;
    }

    /// <summary>The mean squared distance between probability and label.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">The probability of class 1 per row.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">A prediction is no probability, or the rows are unusable as said above.</exception>
    public static double BrierScore(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        MetricInput.CheckProbabilities(labels, predictions);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += (predictions[i] - labels[i]) * (predictions[i] - labels[i]);
        return sum / labels.Length;
    }

    /// <summary>Counts right and wrong answers at a threshold; accuracy, precision, recall and F1 follow from the counts.</summary>
    /// <param name="labels">The truth per row.</param>
    /// <param name="predictions">Any score that grows with the chance of class 1.</param>
    /// <param name="threshold">From which prediction on a row counts as predicted 1.</param>
    /// <exception cref="ArgumentException">The threshold is NaN, or the rows are unusable as said above.</exception>
    public static ConfusionCounts Count(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions, double threshold = 0.5)
    {
        if (double.IsNaN(threshold))
            throw new ArgumentException("A threshold is a number, not NaN.", nameof(threshold));
        MetricInput.CheckClasses(labels, predictions);
        var (truePositives, falsePositives, trueNegatives, falseNegatives) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < labels.Length; i++)
        {
            var hit = predictions[i] >= threshold;
            if (labels[i] == 1)
                _ = hit ? truePositives++ : falseNegatives++;
            else
                _ = hit ? falsePositives++ : trueNegatives++;
        }

        return new(truePositives, falsePositives, trueNegatives, falseNegatives);
    }

    /// <summary>Pairs are counted twice, so that ties stay whole numbers.</summary>
    private static double AreaOfSorted(ReadOnlySpan<double> scores, ReadOnlySpan<double> classes)
    {
        var (negatives, positives, twicePairs) = (0L, 0L, 0L);
        for (var start = 0; start < scores.Length;)
        {
            var (tiedNegatives, tiedPositives, end) = (0L, 0L, start);
            for (; end < scores.Length && scores[end] == scores[start]; end++)
                _ = classes[end] == 1 ? tiedPositives++ : tiedNegatives++;
            twicePairs += tiedPositives * ((2 * negatives) + tiedNegatives);
            negatives += tiedNegatives;
            positives += tiedPositives;
            start = end;
        }

        return negatives == 0 || positives == 0 ? double.NaN : twicePairs / (2.0 * negatives * positives);
    }
}
