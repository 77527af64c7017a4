using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>Medians of unsorted values.</summary>
internal static class Robust
{
    /// <summary>Turns a median absolute deviation into a standard deviation, were the values normal.</summary>
    public const double NormalScale = 1.4826;

    public static double MedianOf(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        System.Array.Sort(sorted);
        return Quantile.Median(sorted);
    }

    /// <summary>The spread about the own median, as a standard deviation.</summary>
    public static double ScaleOf(ReadOnlySpan<double> values)
    {
        var center = MedianOf(values);
        var distances = values.ToArray();
        foreach (ref var value in distances.AsSpan())
            value = Math.Abs(value - center);
        return NormalScale * MedianOf(distances);
    }
}
