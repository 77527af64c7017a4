namespace MlOps.Lifecycle.Monitoring;

/// <summary>Computes a metric; pure and thread-safe.</summary>
/// <param name="labels">The truth per row: a number, or 0 and 1 for two classes.</param>
/// <param name="predictions">The answer per row: a number, or the probability of class 1. As long as <paramref name="labels"/>.</param>
/// <returns>The metric, or NaN when the rows do not allow it.</returns>
public delegate double MetricFunction(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions);
