namespace MlOps.Lifecycle.Statistics;

/// <summary>Counts the lattice paths behind the exact p-values.</summary>
internal static class KolmogorovSmirnovExact
{
    /// <summary>2·Σ(−1)^{j+1}·C(2n, n−jh)/C(2n, n). The ratios come from products, not from differences of large log-gammas.</summary>
    /// <param name="n">Values in each sample.</param>
    /// <param name="h">The distance times n, at least 1.</param>
    public static TailProbability ForEqualSizes(int n, long h)
    {
        // log C(2n, n−k)/C(2n, n) = Σ_{i<k} log((n−i)/(n+1+i)); compensated, because there may be a million terms.
        double logFirst = 0, logRatio = 0, lost = 0, sum = 0;
        var sign = 1;
        for (long k = 0; k < n;)
        {
            for (var end = k + h; k < end && k <= n; k++)
            {
                var term = (k == n ? double.NegativeInfinity : double.LogP1(-((2.0 * k) + 1) / (n + 1.0 + k))) - lost;
                var next = logRatio + term;
                lost = double.IsInfinity(next) ? 0 : next - logRatio - term;
                logRatio = next;
            }

            if (sum == 0)
                logFirst = logRatio;
            var relative = Math.Exp(logRatio - logFirst);
            sum += sign * relative;
            sign = -sign;
            if (relative < 1e-18)
                break;
        }

        var logP = Math.Min(0, Math.Log(2) + logFirst + Math.Log(sum));
        return new(Math.Exp(logP), logP);
    }

    /// <summary>
    /// The share of paths from (0, 0) to (n, m) that touch |i·m − j·n| ≥ gap, by v(i,j) = (i·v(i−1,j) + j·v(i,j−1))/(i+j) inside
    /// the band and 1 outside. All terms are positive, so small values keep their relative accuracy.
    /// </summary>
    public static double ForUnequalSizes(int n, int m, long gap)
    {
        var row = new double[m + 1];
        Array.Fill(row, 1);
        for (var i = 0; i <= n; i++)
        {
            // Inside: i·m − gap < j·n < i·m + gap.
            var center = (long)i * m;
            var first = center < gap ? 0 : (int)(((center - gap) / n) + 1);
            var last = (int)Math.Min(m, (center + gap - 1) / n);
            var before = first == 0 ? 0 : 1.0;
            for (var j = first; j <= last; j++)
            {
                before = i == 0 && j == 0 ? 0 : ((i * row[j]) + (j * before)) / (i + j);
                row[j] = before;
            }
        }

        return Math.Clamp(row[m], 0, 1);
    }
}
