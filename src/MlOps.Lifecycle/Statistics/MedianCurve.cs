namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// A robust curve of one column over another: the medians of bins with equally many rows, joined by straight lines and
/// continued straight at both ends. Up to nearly half of the rows of each bin may be wild without moving it much.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class MedianCurve
{
    private readonly double[] _x;
    private readonly double[] _y;

    private MedianCurve(double[] x, double[] y) => (_x, _y) = (x, y);

    /// <summary>How many bins the curve joins.</summary>
    public int Bins => _x.Length;

    /// <summary>Fits the curve.</summary>
    /// <param name="x">Finite values in ascending order. Equal values stay in one bin.</param>
    /// <param name="y">The finite value that belongs to each.</param>
    /// <param name="bins">How many bins are wanted; ties can make fewer.</param>
    /// <returns>The curve, or null when fewer than two bins can be told apart.</returns>
    /// <exception cref="ArgumentException">The spans have different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 2.</exception>
    public static MedianCurve? Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int bins)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"There are {x.Length} values of x and {y.Length} of y: give one y per x.", nameof(y));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var (nodesX, nodesY) = (new List<double>(bins), new List<double>(bins));
        var scratch = new double[x.Length];
        for (int start = 0, bin = 1; start < x.Length; bin++)
        {
            var end = Math.Max(start + 1, (int)((long)x.Length * Math.Min(bin, bins) / bins));
            while (end < x.Length && x[end] == x[end - 1])
                end++;
            if (x.Length - end < x.Length / (2 * bins))
                end = x.Length; // What is left after ties is too little for a bin of its own.
            var values = scratch.AsSpan(0, end - start);
            y[start..end].CopyTo(values);
            values.Sort();
            nodesX.Add(Mean(x[start..end]));
            nodesY.Add(Quantile.Median(values));
            start = end;
        }

        return nodesX.Count < 2 ? null : new([.. nodesX], [.. nodesY]);
    }

    /// <summary>The curve's value.</summary>
    /// <param name="x">Any number; NaN gives NaN.</param>
    public double At(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        var i = Array.BinarySearch(_x, x);
        if (i >= 0)
            return _y[i];
        i = Math.Clamp(~i, 1, _x.Length - 1);
        return _y[i - 1] + ((x - _x[i - 1]) * (_y[i] - _y[i - 1]) / (_x[i] - _x[i - 1]));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
