namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// Tests on counts by the family of Cressie and Read: λ = 1 is Pearson's chi-square, 0 the G test, −½ Freeman-Tukey, −1 modified G, −2 Neyman, ⅔ Cressie-Read.
/// </summary>
/// <remarks>Pure and thread-safe. The laws need expected counts of about 5; below that take <see cref="MonteCarloTable"/>. Source: Cressie and Read 1984.</remarks>
public static class PowerDivergence
{
    /// <summary>Pearson's chi-square.</summary>
    public const double Pearson = 1;

    /// <summary>The G test, twice the logarithm of the likelihood ratio.</summary>
    public const double LogLikelihood = 0;

    /// <summary>Whether the rows of a table have the same shares (homogeneity), or rows and columns are independent: the same test.</summary>
    /// <param name="table">Rows of counts over the same columns. Rows and columns that are empty do not count.</param>
    /// <param name="lambda">The member of the family.</param>
    /// <param name="yates">Whether counts are moved by ½ towards their expectation in a table of two rows and two columns; it makes the test too careful.</param>
    /// <returns>The result; 0 with p 1 when fewer than two rows or columns are left. Infinity where a λ of −1 or below meets a count of 0.</returns>
    /// <exception cref="ArgumentException">There are no rows, rows have different lengths, or a count is negative.</exception>
    public static DivergenceResult Homogeneity(IReadOnlyList<long[]> table, double lambda = Pearson, bool yates = false)
    {
        var used = UsedTable.Of(table);
        int rows = used.RowTotals.Length, columns = used.ColumnTotals.Length;
        if (rows < 2 || columns < 2)
            return new(0, 0, 1, used.SmallestExpected);
        var degrees = (rows - 1) * (columns - 1);
        var statistic = 0.0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var expected = used.Expected(i, j);
                double observed = used.Counts[i][j];
                if (yates && degrees == 1)
                    observed += Math.Min(0.5, Math.Abs(expected - observed)) * Math.Sign(expected - observed);
                statistic += Term(observed, expected, lambda);
            }
        }

        return new(statistic, degrees, ChiSquareLaw.Survival(statistic, degrees), used.SmallestExpected);
    }

    /// <summary>Whether counts fit expected ones.</summary>
    /// <param name="observed">The counts.</param>
    /// <param name="expected">The expected counts, above 0, with the same total; empty for equal ones.</param>
    /// <param name="lambda">The member of the family.</param>
    /// <param name="estimated">How many parameters of the expected counts were estimated from these counts: each takes a degree of freedom.</param>
    /// <returns>The result; 0 with p 1 for a single count.</returns>
    /// <exception cref="ArgumentException">There are no counts, one is negative, lengths or totals differ, or an expected count is not above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="estimated"/> is negative or leaves no degree of freedom below 0.</exception>
    public static DivergenceResult GoodnessOfFit(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, double lambda = Pearson, int estimated = 0)
    {
        if (observed.IsEmpty)
            throw new ArgumentException("observed holds no counts.", nameof(observed));
        if (!expected.IsEmpty && expected.Length != observed.Length)
            throw new ArgumentException($"expected holds {expected.Length} counts for {observed.Length} observed ones.", nameof(expected));
        ArgumentOutOfRangeException.ThrowIfNegative(estimated);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(estimated, observed.Length - 1);
        double total = 0, expectedTotal = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            if (observed[i] < 0)
                throw new ArgumentException($"observed count {i} is negative.", nameof(observed));
            if (!expected.IsEmpty && !(expected[i] > 0 && double.IsFinite(expected[i])))
                throw new ArgumentException($"expected count {i} is {expected[i]}: a value that cannot occur has no place in the test.", nameof(expected));
            total += observed[i];
            expectedTotal += expected.IsEmpty ? 0 : expected[i];
        }

        if (!expected.IsEmpty && Math.Abs(total - expectedTotal) > 1e-8 * Math.Min(total, expectedTotal))
            throw new ArgumentException($"expected sums to {expectedTotal} and observed to {total}: scale the expected counts to the observed total.", nameof(expected));

        double statistic = 0, smallest = double.PositiveInfinity;
        for (var i = 0; i < observed.Length; i++)
        {
            var want = expected.IsEmpty ? total / observed.Length : expected[i];
            smallest = Math.Min(smallest, want);
            statistic += want == 0 ? 0 : Term(observed[i], want, lambda);
        }

        var degrees = observed.Length - 1 - estimated;
        return new(statistic, degrees, degrees == 0 ? 1 : ChiSquareLaw.Survival(statistic, degrees), smallest);
    }

    private static double Term(double observed, double expected, double lambda) => lambda switch
    {
        Pearson => (observed - expected) * (observed - expected) / expected,
        LogLikelihood => observed == 0 ? 0 : 2 * observed * Math.Log(observed / expected),
        -1 => observed == 0 ? double.PositiveInfinity : 2 * expected * Math.Log(expected / observed),
        _ => 2 / (lambda * (lambda + 1)) * observed * (Math.Pow(observed / expected, lambda) - 1),
    };
}
