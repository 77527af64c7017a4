namespace MlOps.Lifecycle.Statistics;

/// <summary>Wilcoxon's signed-rank test of pairs: whether differences lie symmetrically around 0.</summary>
/// <remarks>Pure and thread-safe. Sources: Wilcoxon 1945, Pratt 1959 for zeros.</remarks>
public static class WilcoxonSignedRank
{
    /// <summary>The most pairs for which the exact p-value is computed, unless told otherwise.</summary>
    public const int ExactPairLimit = 1_000;

    /// <summary>Ranks the differences.</summary>
    /// <param name="first">The first value of each pair.</param>
    /// <param name="second">The second value of each pair.</param>
    /// <param name="zeros">What becomes of pairs without a difference.</param>
    /// <returns>The rank sums.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    public static SignedRanks Measure(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ZeroDifferences zeros = ZeroDifferences.LeaveOut)
    {
        var differences = Differences.Of(first, second);
        if (zeros is ZeroDifferences.LeaveOut)
            differences = [.. differences.Where(difference => difference != 0)];
        Array.Sort(Array.ConvertAll(differences, Math.Abs), differences);
        double positive = 0, negative = 0, zero = 0, count = differences.Length, ties = 0, zeroCount = 0;
        for (int start = 0, end; start < differences.Length; start = end)
        {
            var size = Math.Abs(differences[start]);
            end = start;
            while (end < differences.Length && Math.Abs(differences[end]) == size)
                end++;
            double here = end - start, rank = (start + end + 1) / 2.0;
            foreach (var difference in differences.AsSpan(start, end - start))
            {
                if (difference > 0)
                    positive += rank;
                else if (difference < 0)
                    negative += rank;
                else
                    zero += rank;
            }

            if (size == 0)
                zeroCount = here;
            else
                ties += here * ((here * here) - 1);
        }

        if (zeros is ZeroDifferences.Split)
            (positive, negative) = (positive + (zero / 2), negative + (zero / 2));
        var mean = count * (count + 1) / 4;
        var variance = count * (count + 1) * ((2 * count) + 1);
        if (zeros is ZeroDifferences.RankAndLeaveOut)
        {
            mean -= zeroCount * (zeroCount + 1) / 4;
            variance -= zeroCount * (zeroCount + 1) * ((2 * zeroCount) + 1);
        }
        else if (zeros is ZeroDifferences.Split)
            ties += zeroCount * ((zeroCount * zeroCount) - 1);

        return new(positive, negative, mean, Math.Sqrt(Math.Max(0, variance - (ties / 2)) / 24), differences.Length, ties > 0 || zeroCount > 0);
    }

    /// <summary>The p-value of the normal limit, without a correction for continuity.</summary>
    /// <param name="ranks">The rank sums.</param>
    /// <param name="alternative">The change that is looked for; the first of a pair is the reference, the second the current value.</param>
    /// <returns>The p-value; 1 when no difference is left.</returns>
    public static TailProbability AsymptoticP(in SignedRanks ranks, Alternative alternative = Alternative.TwoSided)
    {
        if (ranks.Deviation == 0)
            return TailProbability.One;
        var z = (ranks.Positive - ranks.Mean) / ranks.Deviation;
        return TailProbability.FromLog(alternative switch
        {
            Alternative.CurrentHigher => NormalLaw.LogSurvival(-z),
            Alternative.CurrentLower => NormalLaw.LogSurvival(z),
            _ => Math.Log(2) + NormalLaw.LogSurvival(Math.Abs(z)),
        });
    }

    /// <summary>The exact p-value without ties and zeros, or null with them or with many pairs.</summary>
    /// <param name="ranks">The rank sums.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <param name="pairLimit">The most pairs. Time grows with their third power.</param>
    public static TailProbability? FindExactP(in SignedRanks ranks, Alternative alternative = Alternative.TwoSided, int pairLimit = ExactPairLimit)
    {
        if (ranks.HasTies || ranks.Count > pairLimit)
            return null;

        // Every rank is positive with chance ½: the law of their sum, rank by rank. All terms are positive.
        var law = new double[(ranks.Count * (ranks.Count + 1) / 2) + 1];
        law[0] = 1;
        var most = 0;
        for (var rank = 1; rank <= ranks.Count; rank++)
        {
            most += rank;
            for (var sum = most; sum >= 0; sum--)
                law[sum] = 0.5 * (law[sum] + (sum >= rank ? law[sum - rank] : 0));
        }

        return TailProbability.From(alternative switch
        {
            Alternative.CurrentHigher => AtMost(law, ranks.Positive),
            Alternative.CurrentLower => AtMost(law, ranks.Negative),
            _ => 2 * AtMost(law, Math.Min(ranks.Positive, ranks.Negative)),
        });
    }

    private static double AtMost(double[] law, double sum)
    {
        var share = 0.0;
        for (var i = 0; i <= (int)sum; i++)
            share += law[i];
        return share;
    }
}
