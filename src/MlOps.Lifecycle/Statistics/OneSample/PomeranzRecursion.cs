namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The probability that the empirical distribution function of n uniform values stays within a band. Between the levels at which a border
/// meets a step, counts grow like a Poisson process, given that it ends at n. All terms are positive.
/// </summary>
internal static class PomeranzRecursion
{
    private const double Negligible = 1e-18;

    public static double Cdf(int n, double d)
    {
        var t = n * d;
        var whole = (int)Math.Floor(t);
        var fraction = t - whole;
        var gap = Math.Min(fraction, 1 - fraction);
        var width = (2 * whole) + 8;
        var (before, next) = (new double[width], new double[width]);
        var weights = new double[64];
        before[0] = 1;
        int first = 0, last = 0; // Counts that are possible at the level before; before[0] holds `first`.
        double level = 0;
        for (var step = 1; step <= (2 * n) + 1; step++)
        {
            // Levels: g, 1 − g, 1 + g, 2 − g, …, n − g, n.
            var reached = step == (2 * n) + 1 ? n : ((step - 1) / 2) + (step % 2 == 1 ? gap : 1 - gap);
            var (lowest, highest) = Band(n, step, whole, fraction);
            var used = Poisson(reached - level, weights);
            Array.Clear(next);
            for (var count = lowest; count <= highest; count++)
            {
                var sum = 0.0;
                for (var k = Math.Max(first, count - used + 1); k <= Math.Min(last, count); k++)
                    sum += before[k - first] * weights[count - k];
                next[count - lowest] = sum;
            }

            (before, next) = (next, before);
            (first, last, level) = (lowest, highest, reached);
        }

        return Math.Min(1, before[n - first] * ScaleOf(n));
    }

    /// <summary>⌊level − t⌋ + 1 and ⌈level + t⌉ − 1, without rounding where a border meets a step.</summary>
    private static (int Lowest, int Highest) Band(int n, int step, int whole, double fraction)
    {
        if (step == (2 * n) + 1)
            return (Math.Max(0, n - whole + (fraction > 0 ? 0 : 1)), n);
        var k = (step - 1) / 2;
        var odd = step % 2 == 1;
        var (lowest, highest) = fraction == 0 ? (k - whole + (odd ? 1 : 2), k + whole - (odd ? 1 : 0))
            : fraction <= 0.5 ? (k - whole + 1, k + whole)
            : odd ? (k - whole, k + whole)
            : (k - whole + 1, k + whole + 1);
        return (Math.Max(0, lowest), Math.Min(n, highest));
    }

    /// <summary>e^{−λ}·λ^k/k! as far as it matters.</summary>
    private static int Poisson(double mean, Span<double> weights)
    {
        var weight = Math.Exp(-mean);
        var k = 0;
        for (; k < weights.Length && (k <= mean || weight > Negligible); k++)
        {
            weights[k] = weight;
            weight *= mean / (k + 1);
        }

        return k;
    }

    /// <summary>n!·eⁿ/nⁿ, the inverse of the probability that a Poisson count of mean n is n.</summary>
    private static double ScaleOf(int n)
    {
        if (n >= 20)
            return Math.Sqrt(2 * Math.PI * n) * Math.Exp((1.0 / (12.0 * n)) - (1 / (360 * Math.Pow(n, 3))) + (1 / (1260 * Math.Pow(n, 5))) - (1 / (1680 * Math.Pow(n, 7))));
        var scale = 1.0;
        for (var k = 1; k <= n; k++)
            scale *= (double)k / n * Math.E;
        return scale;
    }
}
