namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// How ties change the law of squared distances of distribution functions: the limit is a weighted sum of squared normal values, and its
/// variance is twice the sum of squared covariances between all pairs of pooled values, which takes one pass.
/// </summary>
internal static class TieVariance
{
    /// <summary>Σᵢ Σⱼ pᵢpⱼ·(Hᵢ(1 − Hⱼ))² over the distinct values, i before j: half the variance of the statistic of Cramér and von Mises.</summary>
    /// <param name="counts">How often each distinct pooled value occurs, in ascending order.</param>
    public static double OfCramerVonMises(ReadOnlySpan<int> counts)
    {
        double total = Sum(counts), height = 0, before = 0, sum = 0;
        foreach (var count in counts)
        {
            height += count / total;
            double p = count / total, rest = 1 - Math.Min(1, height), own = height * rest;
            sum += (2 * p * rest * rest * before) + (p * p * own * own);
            before += p * height * height;
        }

        return sum;
    }

    /// <summary>The same for the statistic of Anderson and Darling with midranks, whose terms all have variance 1.</summary>
    /// <param name="counts">How often each distinct pooled value occurs, in ascending order.</param>
    public static double OfAndersonDarling(ReadOnlySpan<int> counts)
    {
        double total = Sum(counts), below = 0, before = 0, sum = 0;
        foreach (var count in counts)
        {
            double p = count / total, middle = (below + (count / 2.0)) / total, variance = (middle * (1 - middle)) - (p / 4);
            sum += (2 * p * (1 - middle) * (1 - middle) / variance * before) + (p * p);
            before += p * middle * middle / variance;
            below += count;
        }

        return sum;
    }

    private static double Sum(ReadOnlySpan<int> counts)
    {
        double total = 0;
        foreach (var count in counts)
            total += count;
        return total;
    }
}
