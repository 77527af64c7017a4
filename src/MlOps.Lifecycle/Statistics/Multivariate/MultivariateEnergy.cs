namespace MlOps.Lifecycle.Statistics;

/// <summary>The energy distance of rows of several columns: 2E‖X − Y‖ − E‖X − X'‖ − E‖Y − Y'‖.</summary>
/// <remarks>Pure and thread-safe. Standardize columns first. Time grows with the square of the rows. Source: Székely and Rizzo 2013.</remarks>
public static class MultivariateEnergy
{
    /// <summary>Measures the squared distance over all pairs, a row with itself too.</summary>
    /// <param name="reference">Rows of the reference, one after the other, at least 1.</param>
    /// <param name="current">Current rows, at least 1.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <returns>The squared distance, 0 or above.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or a side is empty.</exception>
    public static double SquaredDistance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns)
    {
        double n = RowTable.Rows(reference, columns, nameof(reference), 1), m = RowTable.Rows(current, columns, nameof(current), 1);
        return Math.Max(0, (2 * Sum(reference, current, columns) / (n * m)) - (Sum(reference, reference, columns) / (n * n)) - (Sum(current, current, columns) / (m * m)));
    }

    private static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int columns)
    {
        var total = 0.0;
        for (var i = 0; i < a.Length; i += columns)
        {
            var sum = 0.0;
            for (var j = 0; j < b.Length; j += columns)
                sum += Math.Sqrt(RowTable.SquaredDistance(a.Slice(i, columns), b.Slice(j, columns)));
            total += sum;
        }

        return total;
    }
}
