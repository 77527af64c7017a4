namespace MlOps.Lifecycle.Statistics;

/// <summary>Adjusts p-values of many tests, so that they may be compared with one level: without it a table of 100 columns shows five changes a day.</summary>
/// <remarks>Pure and thread-safe. Sources: Holm 1979, Hommel 1988, Benjamini and Hochberg 1995, Benjamini and Yekutieli 2001; see docs/statistics/multiple-testing.md.</remarks>
public static class MultipleTesting
{
    /// <summary>Adjusts p-values.</summary>
    /// <param name="pValues">The p-values of all tests, also of those that found nothing.</param>
    /// <param name="method">The method.</param>
    /// <returns>Adjusted p-values in the same order, at most 1: a test is significant when its adjusted value is at most the level. Empty for no tests.</returns>
    /// <exception cref="ArgumentException">A value is no probability.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, MultiplicityMethod method)
    {
        foreach (var p in pValues)
        {
            if (!(p is >= 0 and <= 1))
                throw new ArgumentException($"pValues holds {p}, which is no probability: leave out tests that could not run, and say so.", nameof(pValues));
        }

        var order = new int[pValues.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = pValues.ToArray();
        Array.Sort(sorted, order);
        AdjustSorted(sorted, method);
        var adjusted = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            adjusted[order[i]] = Math.Min(1, sorted[i]);
        return adjusted;
    }

    /// <summary>Adjusts ascending p-values in place.</summary>
    private static void AdjustSorted(Span<double> sorted, MultiplicityMethod method)
    {
        var count = sorted.Length;
        switch (method)
        {
            case MultiplicityMethod.Bonferroni:
                StepDown(sorted, (p, _) => p * count);
                break;
            case MultiplicityMethod.Sidak:
                StepDown(sorted, (p, _) => AtLeastOne(p, count));
                break;
            case MultiplicityMethod.Holm:
                StepDown(sorted, (p, i) => p * (count - i));
                break;
            case MultiplicityMethod.HolmSidak:
                StepDown(sorted, (p, i) => AtLeastOne(p, count - i));
                break;
            case MultiplicityMethod.Hochberg:
                StepUp(sorted, (p, i) => p * (count - i));
                break;
            case MultiplicityMethod.BenjaminiHochberg:
                StepUp(sorted, (p, i) => p * count / (i + 1));
                break;
            case MultiplicityMethod.BenjaminiYekutieli:
                var harmonic = 0.0;
                for (var i = 1; i <= count; i++)
                    harmonic += 1.0 / i;
                StepUp(sorted, (p, i) => p * count * harmonic / (i + 1));
                break;
            case MultiplicityMethod.Hommel:
                Hommel(sorted);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method.");
        }
    }

    /// <summary>1 − (1 − p)^count without losing small p.</summary>
    private static double AtLeastOne(double p, int count) => -double.ExpM1(count * double.LogP1(-p));

    private static void StepDown(Span<double> sorted, Func<double, int, double> adjust)
    {
        var largest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = largest = Math.Max(largest, adjust(sorted[i], i));
    }

    private static void StepUp(Span<double> sorted, Func<double, int, double> adjust)
    {
        var smallest = 1.0;
        for (var i = sorted.Length - 1; i >= 0; i--)
            sorted[i] = smallest = Math.Min(smallest, adjust(sorted[i], i));
    }

    /// <summary>The closed test of Simes, by Wright's algorithm (1992).</summary>
    private static void Hommel(Span<double> sorted)
    {
        var p = sorted.ToArray();
        var count = p.Length;
        for (var m = count; m > 1; m--)
        {
            var smallest = double.PositiveInfinity;
            for (var i = 1; i <= m; i++)
                smallest = Math.Min(smallest, m * p[count - m + i - 1] / i);
            for (var i = 0; i < count; i++)
                sorted[i] = Math.Max(sorted[i], i >= count - m ? smallest : Math.Min(smallest, m * p[i]));
        }
    }
}
