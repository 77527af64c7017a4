namespace MlOps.Lifecycle.Statistics;

/// <summary>The variance of an area under the ROC curve, and of the difference of two on the same rows.</summary>
/// <remarks>Pure and thread-safe. Sources: DeLong, DeLong and Clarke-Pearson 1988; by ranks after Sun and Xu 2014. Rows are taken as independent.</remarks>
public static class DeLong
{
    /// <summary>Measures one area.</summary>
    /// <param name="positives">Scores of rows of class 1, in any order, at least 2.</param>
    /// <param name="negatives">Scores of rows of class 0, in any order, at least 2.</param>
    /// <returns>The area with its variance.</returns>
    /// <exception cref="ArgumentException">A class has fewer than 2 rows, or a score is NaN.</exception>
    public static AreaUnderCurve Measure(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives)
    {
        var (x, y) = Placements(positives, negatives);
        return new(Mean(x), (Covariance(x, x) / x.Length) + (Covariance(y, y) / y.Length));
    }

    /// <summary>Measures two areas on the same rows.</summary>
    /// <param name="firstPositives">Scores of the first model for rows of class 1.</param>
    /// <param name="firstNegatives">Scores of the first model for rows of class 0.</param>
    /// <param name="secondPositives">Scores of the second model for the same rows of class 1, in the same order.</param>
    /// <param name="secondNegatives">Scores of the second model for the same rows of class 0, in the same order.</param>
    /// <returns>Both areas and their covariance.</returns>
    /// <exception cref="ArgumentException">A class has fewer than 2 rows, a score is NaN, or the models scored different numbers of rows.</exception>
    public static AreaComparison Compare(
        ReadOnlySpan<double> firstPositives, ReadOnlySpan<double> firstNegatives, ReadOnlySpan<double> secondPositives, ReadOnlySpan<double> secondNegatives)
    {
        if (firstPositives.Length != secondPositives.Length || firstNegatives.Length != secondNegatives.Length)
            throw new ArgumentException("secondPositives and secondNegatives need one score per row of the first model.", nameof(secondPositives));
        var (x, y) = Placements(firstPositives, firstNegatives);
        var (v, w) = Placements(secondPositives, secondNegatives);
        return new(
            new(Mean(x), (Covariance(x, x) / x.Length) + (Covariance(y, y) / y.Length)),
            new(Mean(v), (Covariance(v, v) / v.Length) + (Covariance(w, w) / w.Length)),
            (Covariance(x, v) / x.Length) + (Covariance(y, w) / y.Length));
    }

    /// <summary>For every row the share of rows of the other class that it stands on the right side of.</summary>
    private static (double[] Positives, double[] Negatives) Placements(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives)
    {
        var sortedPositives = Sorted(positives, nameof(positives));
        var sortedNegatives = Sorted(negatives, nameof(negatives));
        return (Below(positives, sortedNegatives, false), Below(negatives, sortedPositives, true));
    }

    private static double[] Sorted(ReadOnlySpan<double> scores, string name)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        SortedSample.Check(sorted, name, 2);
        return sorted;
    }

    private static double[] Below(ReadOnlySpan<double> scores, double[] others, bool above)
    {
        var shares = new double[scores.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            double lower = Count(others, scores[i], false), upper = Count(others, scores[i], true);
            var share = (lower + upper) / 2 / others.Length;
            shares[i] = above ? 1 - share : share;
        }

        return shares;
    }

    /// <summary>How many sorted values lie below a limit, or up to it.</summary>
    private static int Count(double[] sorted, double limit, bool inclusive)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < limit || (inclusive && sorted[middle] == limit))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static double Mean(double[] values) => SampleMoments.Of(values).Mean;

    private static double Covariance(double[] x, double[] y)
    {
        double mx = Mean(x), my = Mean(y), sum = 0;
        for (var i = 0; i < x.Length; i++)
            sum += (x[i] - mx) * (y[i] - my);
        return sum / (x.Length - 1);
    }
}
