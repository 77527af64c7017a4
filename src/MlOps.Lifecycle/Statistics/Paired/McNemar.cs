namespace MlOps.Lifecycle.Statistics;

/// <summary>McNemar's test: whether two models that answered the same rows are right equally often.</summary>
/// <remarks>Pure and thread-safe. Only rows on which exactly one of both is right count. Source: McNemar 1947.</remarks>
public static class McNemar
{
    /// <summary>The exact two-sided p-value by the binomial law.</summary>
    /// <param name="firstOnly">Rows on which only the first model is right.</param>
    /// <param name="secondOnly">Rows on which only the second model is right.</param>
    /// <returns>The p-value; 1 without such rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double ExactP(long firstOnly, long secondOnly)
    {
        Check(firstOnly, secondOnly);
        return Math.Min(1, 2 * BinomialLaw.Survival(Math.Max(firstOnly, secondOnly) - 1, firstOnly + secondOnly, 0.5));
    }

    /// <summary>The chi-square form for many rows.</summary>
    /// <param name="firstOnly">Rows on which only the first model is right.</param>
    /// <param name="secondOnly">Rows on which only the second model is right.</param>
    /// <param name="continuity">Whether 1 is taken off the difference, which keeps few rows on the safe side.</param>
    /// <returns>The statistic and its p-value; 0 and 1 without such rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static StatisticWithP ChiSquare(long firstOnly, long secondOnly, bool continuity = true)
    {
        Check(firstOnly, secondOnly);
        if (firstOnly + secondOnly == 0)
            return new(0, 1);
        var difference = Math.Abs(firstOnly - (double)secondOnly) - (continuity ? 1 : 0);
        var statistic = difference * difference / (firstOnly + (double)secondOnly);
        return new(statistic, ChiSquareLaw.Survival(statistic, 1));
    }

    private static void Check(long firstOnly, long secondOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
    }
}
