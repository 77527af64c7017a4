namespace MlOps.Lifecycle.Statistics;

/// <summary>The exact p-values for samples of equal size, which are sums of few terms.</summary>
internal static class KolmogorovSmirnovExact
{
    /// <summary>2·Σ(−1)^{j+1}·C(2n, n−jh)/C(2n, n). The ratios come from products, not from differences of large log-gammas.</summary>
    /// <param name="n">Values in each sample.</param>
    /// <param name="h">The distance times n, at least 1.</param>
    public static TailProbability ForEqualSizes(int n, long h)
    {
        double logFirst = 0, sum = 0;
        var sign = 1;
        var ratio = new LogRatio(n);
        for (var end = h; end - h < n; end += h)
        {
            var log = ratio.AdvanceTo(end);
            if (sum == 0)
                logFirst = log;
            var relative = Math.Exp(log - logFirst);
            sum += sign * relative;
            sign = -sign;
            if (relative < 1e-18)
                break;
        }

        return TailProbability.FromLog(Math.Log(2) + logFirst + Math.Log(sum));
    }

    /// <summary>C(2n, n−h)/C(2n, n).</summary>
    public static TailProbability OneSidedForEqualSizes(int n, long h) => TailProbability.FromLog(new LogRatio(n).AdvanceTo(h));

    /// <summary>log C(2n, n−k)/C(2n, n) = Σ_{i&lt;k} log((n−i)/(n+1+i)); compensated, because there may be a million terms.</summary>
    private struct LogRatio(int n)
    {
        private double _sum;
        private double _lost;
        private long _k;

        public double AdvanceTo(long end)
        {
            for (; _k < end && _k <= n; _k++)
            {
                var term = (_k == n ? double.NegativeInfinity : double.LogP1(-((2.0 * _k) + 1) / (n + 1.0 + _k))) - _lost;
                var next = _sum + term;
                _lost = double.IsInfinity(next) ? 0 : next - _sum - term;
                _sum = next;
            }

            return _sum;
        }
    }
}
