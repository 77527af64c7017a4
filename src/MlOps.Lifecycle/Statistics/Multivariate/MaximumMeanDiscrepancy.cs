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
        var (n, m) = Check(reference, current, columns, width);
        var scale = -1 / (2 * width * width);
        double x = Within(reference, columns, scale), y = Within(current, columns, scale), cross = 0;
        for (var i = 0; i < reference.Length; i += columns)
        {
            var sum = 0.0;
            for (var j = 0; j < current.Length; j += columns)
                sum += Math.Exp(scale * RowTable.SquaredDistance(reference.Slice(i, columns), current.Slice(j, columns)));
            cross += sum;
        }

        return Forms(x, y, cross, n, m, width);
    }

    /// <summary>Measures both forms of MMD² in single precision: six digits, and several ten times faster.</summary>
    /// <param name="reference">Rows of the reference, one after the other, at least 2.</param>
    /// <param name="current">Current rows, at least 2.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <param name="width">The width σ of the kernel, above 0.</param>
    /// <returns>Both forms, the same on every processor.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or a side has fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not above 0.</exception>
    public static DiscrepancyResult MeasureSingle(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double width)
    {
        var (n, m) = Check(reference, current, columns, width);
        var kernel = new GaussianPanel(reference, current, columns, width);
        var panel = new AlignedSingles(GaussianPanel.Height * kernel.Stride).Span;
        double x = 0, y = 0, cross = 0;
        for (var top = 0; top < kernel.Rows; top += GaussianPanel.Height)
        {
            var start = kernel.Fill(top, panel);
            for (var r = 0; r < GaussianPanel.Height && top + r < kernel.Rows; r++)
            {
                var row = panel.Slice(r * kernel.Stride, kernel.Stride);
                if (top + r >= n)
                {
                    y += PanelSum.Of(row[start..]);
                    continue;
                }

                x += PanelSum.Of(row[start..Math.Max(start, n)]);
                cross += PanelSum.Of(row[Math.Max(start, n)..]);
            }
        }

        return Forms(x, y, cross, n, m, width);
    }

    /// <summary>Tests whether rows come from one law, by permutations of the pooled rows on one pass over the kernel, in single precision.</summary>
    /// <param name="reference">Rows of the reference, one after the other, at least 2.</param>
    /// <param name="current">Current rows, at least 2.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <param name="width">The width σ of the kernel, above 0; <see cref="MedianDistance"/> of some rows is usual.</param>
    /// <param name="permutations">How many are drawn, B; at least 1. The smallest p-value is 1/(B + 1).</param>
    /// <param name="seed">Starts the stream of <see cref="SplitMix64"/>.</param>
    /// <returns>The biased form with p = (1 + k)/(1 + B). Memory grows with rows times permutations (a megabyte for 1,000 rows and 255), not with pairs of rows.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or a side has fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is not above 0, or <paramref name="permutations"/> is below 1.</exception>
    public static MonteCarloResult PermutationTest(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double width, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var (n, m) = Check(reference, current, columns, width);
        var kernel = new GaussianPanel(reference, current, columns, width);
        var signs = new SignPanels(n, m, permutations, seed, kernel.Stride);
        var values = new AlignedSingles(SignPanels.Rows * kernel.Stride).Span;
        for (var top = 0; top < kernel.Rows; top += SignPanels.Rows)
        {
            // Rows behind the last have no values.
            values.Clear();
            var start = kernel.Rows;
            for (var r = 0; r < SignPanels.Rows && top + r < kernel.Rows; r += GaussianPanel.Height)
                start = Math.Min(start, kernel.Fill(top + r, values[(r * kernel.Stride)..]));
            signs.Add(kernel, top, start, values);
        }

        // The true assignment goes the same way, so that it ties with itself to the last bit.
        var observed = signs.Statistic(0, n, m);
        var atLeast = 0;
        for (var b = 1; b <= permutations; b++)
            atLeast += signs.Statistic(b, n, m) >= observed ? 1 : 0;
        return MonteCarloResult.Of(observed, atLeast, permutations);
    }

    private static (int N, int M) Check(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double width) => width > 0
        ? (RowTable.Rows(reference, columns, nameof(reference), 2), RowTable.Rows(current, columns, nameof(current), 2))
        : throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a kernel is above 0.");

    private static DiscrepancyResult Forms(double x, double y, double cross, double n, double m, double width) => new(
        (((2 * x) + n) / (n * n)) + (((2 * y) + m) / (m * m)) - (2 * cross / (n * m)),
        (2 * x / (n * (n - 1))) + (2 * y / (m * (m - 1))) - (2 * cross / (n * m)),
        width);

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
