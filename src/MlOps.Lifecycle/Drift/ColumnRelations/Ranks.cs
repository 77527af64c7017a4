namespace MlOps.Lifecycle.Drift;

/// <summary>Rank correlation (Spearman 1904): a cheap first look at which columns rise or fall together.</summary>
internal static class Ranks
{
    /// <summary>The midrank of each value; NaN stays NaN.</summary>
    public static double[] Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        System.Array.Fill(ranks, double.NaN);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]]; end++)
            {
            }

            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end - 1) / 2.0;
        }

        return ranks;
    }

    /// <summary>The correlation over the rows where both have a rank; 0 when one of them never varies.</summary>
    public static double Correlation(double[] a, double[] b)
    {
        var (n, sumA, sumB, sumAA, sumBB, sumAB) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            if (double.IsNaN(a[i] + b[i]))
                continue;
            n++;
            (sumA, sumB, sumAA, sumBB, sumAB) = (sumA + a[i], sumB + b[i], sumAA + (a[i] * a[i]), sumBB + (b[i] * b[i]), sumAB + (a[i] * b[i]));
        }

        var (varianceA, varianceB) = (sumAA - (sumA * sumA / n), sumBB - (sumB * sumB / n));
        return varianceA > 0 && varianceB > 0 ? (sumAB - (sumA * sumB / n)) / Math.Sqrt(varianceA * varianceB) : 0;
    }
}
