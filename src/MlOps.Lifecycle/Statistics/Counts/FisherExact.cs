namespace MlOps.Lifecycle.Statistics;

/// <summary>Fisher's exact test of a table of two rows and two columns, given its margins.</summary>
/// <remarks>Pure and thread-safe. Source: Fisher 1935. Time grows with the smallest margin.</remarks>
public static class FisherExact
{
    private const double SameProbability = 1 + 1e-7; // As R does: probabilities that differ by rounding only are equal.

    /// <summary>The p-value.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <param name="alternative">
    /// Two sides: tables that are no more probable than this one. <see cref="Alternative.CurrentHigher"/>: the second row, the current one, has
    /// the larger share in the first column, so the odds ratio ad/(bc) is below 1.
    /// </param>
    /// <returns>The p-value; 1 when a margin is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static TailProbability P(long a, long b, long c, long d, Alternative alternative = Alternative.TwoSided)
    {
        var law = new HypergeometricLaw(a, b, c, d);
        return alternative switch
        {
            Alternative.CurrentHigher => law.Share(k => k <= a),
            Alternative.CurrentLower => law.Share(k => k >= a),
            _ => law.ShareOfLogs(log => Math.Exp(log - law.LogWeight(a)) <= SameProbability),
        };
    }

    /// <summary>The odds ratio of the sample, ad/(bc); infinity where bc is 0, NaN for 0/0.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    public static double OddsRatio(long a, long b, long c, long d) => (double)a * d / ((double)b * c);

    /// <summary>The odds ratio that makes the table most likely given its margins, which shrinks the one of the sample a little towards 1.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <returns>The odds ratio; 0 or infinity when the table is at an end of what its margins allow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double ConditionalOddsRatio(long a, long b, long c, long d)
    {
        var law = new HypergeometricLaw(a, b, c, d);
        if (a == law.Least)
            return 0;
        if (a == law.Most)
            return double.PositiveInfinity;

        // The mean count rises with the odds ratio; solved for its logarithm.
        double low = -1, high = 1;
        while (law.Mean(low) > a)
            low *= 2;
        while (law.Mean(high) < a)
            high *= 2;
        for (var i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            var middle = (low + high) / 2;
            if (law.Mean(middle) < a)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp((low + high) / 2);
    }
}
