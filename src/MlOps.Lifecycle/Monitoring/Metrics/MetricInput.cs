using System.Runtime.CompilerServices;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Refuses rows from which no metric can be computed, naming the row.</summary>
internal static class MetricInput
{
    public static void CheckNumbers(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        CheckLengths(labels, predictions);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!double.IsFinite(labels[i]))
                throw NotFinite(i, labels[i], nameof(labels));
            if (!double.IsFinite(predictions[i]))
                throw NotFinite(i, predictions[i], nameof(predictions));
        }
    }

    public static void CheckProbabilities(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        CheckClasses(labels, predictions);
        for (var i = 0; i < predictions.Length; i++)
        {
            if (predictions[i] is < 0 or > 1)
                throw new ArgumentException($"Row {Number(i)} has the prediction {predictions[i]:R}, which is no probability: predictions of class 1 lie between 0 and 1.", nameof(predictions));
        }
    }

    public static void CheckClasses(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        CheckNumbers(labels, predictions);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
                throw new ArgumentException($"Row {Number(i)} has the label {labels[i]:R}: labels of two classes are 0 or 1.", nameof(labels));
        }
    }

    private static void CheckLengths(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions, [CallerArgumentExpression(nameof(predictions))] string name = "")
    {
        if (labels.IsEmpty)
            throw new ArgumentException("A metric needs at least one row.", nameof(labels));
        if (labels.Length != predictions.Length)
            throw new ArgumentException($"There are {labels.Length} labels and {predictions.Length} predictions: a metric needs both of the same rows.", name);
    }

    private static ArgumentException NotFinite(int row, double value, string name) =>
        new($"Row {Number(row)} has the value {value:R} among the {name}: a metric needs finite numbers.", name);

    private static string Number(int row) => (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
