namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The circular block bootstrap: draws blocks of neighboring rows, so that what depends on the row before keeps doing so.
/// Block length 1 is the plain bootstrap for independent rows.
/// </summary>
/// <remarks>Pure and thread-safe; the same seed gives the same answer everywhere. Source: Politis and Romano 1992; Efron 1979.</remarks>
public static class BlockBootstrap
{
    private const double LeastDefinedShare = 0.9;

    /// <summary>A percentile interval for any statistic of rows, also for a difference of two models on the same rows.</summary>
    /// <param name="rowCount">How many rows there are; they must be in the order of time when blocks are longer than 1.</param>
    /// <param name="blockLength">Neighboring rows drawn together; longer than the time over which rows depend on each other, see <see cref="SuggestBlockLength"/>.</param>
    /// <param name="replicates">How many times rows are drawn; 1,000 gives limits that move by about a twentieth of their width.</param>
    /// <param name="seed">Starts the stream of <see cref="SplitMix64"/>.</param>
    /// <param name="confidence">The coverage, in (0, 1).</param>
    /// <param name="statistic">
    /// The statistic of the rows with these indices (each may occur several times); NaN where it is not defined. Called
    /// <paramref name="replicates"/> + 1 times, first with all rows in order; the span is valid during the call only. What it throws is passed on.
    /// </param>
    /// <returns>The estimate with its interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range: no rows, a block longer than the rows, no replicates, no proper confidence.</exception>
    public static BootstrapResult Interval(
        int rowCount, int blockLength, int replicates, ulong seed, double confidence, Func<ReadOnlySpan<int>, double> statistic)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockLength, rowCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        Confidence.Check(confidence);
        ArgumentNullException.ThrowIfNull(statistic);

        var rows = new int[rowCount];
        for (var i = 0; i < rowCount; i++)
            rows[i] = i;
        var estimate = statistic(rows);

        var generator = new SplitMix64(seed);
        var values = new double[replicates];
        var defined = 0;
        for (var b = 0; b < replicates; b++)
        {
            Draw(rows, blockLength, generator);
            var value = statistic(rows);
            if (!double.IsNaN(value))
                values[defined++] = value;
        }

        var sorted = values.AsSpan(0, defined);
        sorted.Sort();
        Interval? interval = !double.IsNaN(estimate) && defined >= LeastDefinedShare * replicates
            ? new(Quantile.OfSorted(sorted, (1 - confidence) / 2), Quantile.OfSorted(sorted, (1 + confidence) / 2), confidence)
            : null;
        return new(estimate, interval, StandardDeviation(sorted), defined, replicates - defined, rowCount / blockLength);
    }

    /// <summary>A block length when nothing is known about the rows: the cube root of their number, rounded up. For a daily rhythm take the rows of a day or of a week instead.</summary>
    /// <param name="rowCount">How many rows there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rowCount"/> is below 1.</exception>
    public static int SuggestBlockLength(int rowCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, 1);
        return (int)Math.Ceiling(Math.Cbrt(rowCount) - 1e-9);
    }

    /// <summary>One start per block, drawn with equal chances from all rows; the last block is cut; after the last row comes the first.</summary>
    private static void Draw(Span<int> rows, int blockLength, SplitMix64 generator)
    {
        for (var filled = 0; filled < rows.Length; filled += blockLength)
        {
            var row = generator.NextIndex(rows.Length);
            var block = rows.Slice(filled, Math.Min(blockLength, rows.Length - filled));
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = row;
                row = row + 1 == rows.Length ? 0 : row + 1;
            }
        }
    }

    private static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
            return double.NaN;
        var first = values[0]; // Deviations from one of the values: a constant statistic has a deviation of exactly 0.
        var mean = 0.0;
        foreach (var value in values)
            mean += (value - first) / values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - first - mean) * (value - first - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }
}
