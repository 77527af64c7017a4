namespace MlOps.Lifecycle.Statistics;

/// <summary>Maximum mean discrepancy with a Gaussian kernel exp(−‖a − b‖²/(2σ²)): whether rows of several columns come from the same law.</summary>
/// <remarks>Pure and thread-safe. Standardize columns with the reference first, or the widest one decides. Source: Gretton et al. 2012.</remarks>
public static class MaximumMeanDiscrepancy
{
    /// <summary>The median distance over all pairs of pooled rows: the usual width of the kernel.</summary>
    /// <param name="reference">Rows of the reference, one after the other.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <returns>The median of the N(N−1)/2 distances; 0 when more than half of the pairs are equal. Memory grows with the pairs: pass at most a few thousand rows.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or there are fewer than two in all.</exception>
    public static double MedianDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns)
    {
        int n = RowTable.Rows(reference, columns, nameof(reference), 0), m = RowTable.Rows(current, columns, nameof(current), 0), rows = n + m;
        if (rows < 2)
            throw new ArgumentException("reference and current hold fewer than two rows in all: there is no pair.", nameof(current));
        var pooled = new double[rows * columns];
        reference.CopyTo(pooled);
        current.CopyTo(pooled.AsSpan(reference.Length));
        var squares = new double[checked(rows * (rows - 1) / 2)];
        var filled = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = i + 1; j < rows; j++)
                squares[filled++] = Math.Sqrt(RowTable.SquaredDistance(pooled.AsSpan(i * columns, columns), pooled.AsSpan(j * columns, columns)));
        }

        return Selection.Median(squares);
    }

    /// <summary>Measures both forms of MMD².</summary>
    /// <param name="reference">Rows of the reference, one after the other, at least 2.</param>
    /// <param name="current">Current rows, at least 2.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <param name="width">The width σ of the kernel, above 0.</param>
    /// <returns>Both forms. Time grows with the square of the rows, memory does not.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or a side has fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not above 0.</exception>
    public static DiscrepancyResult Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double width)
    {
        if (!(width > 0))
            throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a kernel is above 0.");
        double n = RowTable.Rows(reference, columns, nameof(reference), 2), m = RowTable.Rows(current, columns, nameof(current), 2);
        var scale = -1 / (2 * width * width);
        double x = Within(reference, columns, scale), y = Within(current, columns, scale), cross = 0;
        for (var i = 0; i < reference.Length; i += columns)
        {
            var sum = 0.0;
            for (var j = 0; j < current.Length; j += columns)
                sum += Math.Exp(scale * RowTable.SquaredDistance(reference.Slice(i, columns), current.Slice(j, columns)));
            cross += sum;
        }

        return new(
            (((2 * x) + n) / (n * n)) + (((2 * y) + m) / (m * m)) - (2 * cross / (n * m)),
            (2 * x / (n * (n - 1))) + (2 * y / (m * (m - 1))) - (2 * cross / (n * m)),
            width);
    }

    /// <summary>The kernel summed over all pairs of different rows, each pair once.</summary>
    private static double Within(ReadOnlySpan<double> rows, int columns, double scale)
    {
        var total = 0.0;
        for (var i = 0; i < rows.Length; i += columns)
        {
            var sum = 0.0;
            for (var j = i + columns; j < rows.Length; j += columns)
                sum += Math.Exp(scale * RowTable.SquaredDistance(rows.Slice(i, columns), rows.Slice(j, columns)));
            total += sum;
        }

        return total;
    }
}
