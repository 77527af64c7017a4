namespace MlOps.Lifecycle.Statistics;

/// <summary>Count, mean and variance of a sample.</summary>
/// <param name="Count">The values.</param>
/// <param name="Mean">The mean; NaN for an empty sample.</param>
/// <param name="Variance">The variance with divisor count − 1; NaN below two values.</param>
public readonly record struct SampleMoments(long Count, double Mean, double Variance)
{
    /// <summary>Measures a sample in two passes, so that a large mean costs no digits of the variance.</summary>
    /// <param name="values">The values in any order; a NaN or an infinity makes the results NaN.</param>
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return new(0, double.NaN, double.NaN);
        var first = values[0];
        var sum = 0.0;
        foreach (var value in values)
            sum += value - first;
        var mean = first + (sum / values.Length);
        double squares = 0, rest = 0;
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }

        // What rounding left of the mean is taken out of the squares.
        return new(values.Length, mean + (rest / values.Length), values.Length == 1 ? double.NaN : (squares - (rest * rest / values.Length)) / (values.Length - 1));
    }
}
