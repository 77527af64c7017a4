using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

/// <summary>What SciPy 1.10 computes where it takes an approximation for an exact or a limit value, put together from the library's own methods.</summary>
internal static class ConventionsOfSciPy
{
    private static readonly double LogOfLargest = Math.Log(double.MaxValue);

    /// <summary>
    /// The two-sided one-sample law, kstwo.sf: exact up to 140 values; above, twice one side from n·d² = 2.2 on (off by up to 2e-6 of itself),
    /// exact where n·d^1.5 ≤ 1.4, else the series of Pelz and Good (off by up to 1e-6).
    /// </summary>
    public static double OneSampleTail(int n, double d) =>
        n <= 140 || d >= 0.5 || n * d <= 1 ? SmirnovLaw.TwoSided(n, d).P
        : n * d * d >= 2.2 ? Math.Min(1, 2 * SmirnovLaw.OneSided(n, d).P)
        : n <= 100_000 && n * Math.Pow(d, 1.5) <= 1.4 ? SmirnovLaw.TwoSided(n, d).P
        : PelzGood.Survival(n, d);

    /// <summary>The asymptotic p-value of one side: the expansion of Hodges 1957, formula 5.3. With 30 and 30 rows it rejects 6.7 % at 5 %, so the library has it not.</summary>
    public static double OneSidedTail(in KolmogorovSmirnovDistance distance, Alternative alternative)
    {
        double a = Math.Max(distance.ReferenceCount, distance.CurrentCount), b = Math.Min(distance.ReferenceCount, distance.CurrentCount);
        var z = distance.Of(alternative) * Math.Sqrt(a * b / (a + b));
        return Math.Exp((-2 * z * z) - (2 * z * (a + (2 * b)) / (3 * Math.Sqrt(a * b * (a + b)))));
    }

    /// <summary>Whether the exact p-value of one side silently becomes the one of Hodges: the number of paths of unequal sizes exceeds a double.</summary>
    public static bool GivesUpOnPaths(int n, int m) => n != m && LogGamma.Choose(n + m, n) > LogOfLargest;

    /// <summary>The p-value of Anderson and Darling: a curve through the seven critical values, clipped to [0.001, 0.25].</summary>
    public static double InterpolatedTail(in AndersonDarlingResult result)
    {
        var critical = AndersonDarling.CriticalValues(result.Samples);
        double[] levels = AndersonDarling.SignificanceLevels.ToArray(), logs = Array.ConvertAll(levels, Math.Log);
        if (result.Standardized < critical[0])
            return levels[0];
        if (result.Standardized > critical[^1])
            return levels[^1];
        var curve = MathNet.Numerics.Fit.Polynomial(critical, logs, 2);
        return Math.Exp(curve[0] + (curve[1] * result.Standardized) + (curve[2] * result.Standardized * result.Standardized));
    }

    /// <summary>What the series of Cramér and von Mises lacks because it stops after the first term below 1e-7.</summary>
    public static double MissingTerms(in CramerVonMisesResult result)
    {
        double n = result.ReferenceCount, m = result.CurrentCount, all = n + m;
        var variance = (all + 1) * ((4 * n * m * all) - (3 * ((n * n) + (m * m))) - (2 * n * m)) / (45 * all * all * 4 * n * m);
        var t = (1.0 / 6) + ((result.RankT - ((1 + (1 / all)) / 6)) / Math.Sqrt(45 * variance));
        var missing = 0.0;
        var stopped = false;
        for (var k = 0; k < 100_000; k++)
        {
            var term = Term(t, k);
            if (stopped)
                missing += term;
            stopped |= term < 1e-7;
            if (term < 1e-22)
                break;
        }

        return missing;
    }

    /// <summary>Γ(k + ½)/Γ(k + 1)·√(4k + 1)·e^(−w)·K_¼(w)/(π^1.5·√t) with w = (4k + 1)²/(16t); the Bessel function by its integral.</summary>
    private static double Term(double t, int k)
    {
        var w = ((4.0 * k) + 1) * ((4.0 * k) + 1) / (16 * t);
        var bessel = 0.5 * 0.05;
        for (var s = 0.05; s < 12; s += 0.05)
            bessel += 0.05 * Math.Exp(-w * (Math.Cosh(s) - 1)) * Math.Cosh(s / 4);
        var gammas = LogGamma.Of(k + 0.5) - LogGamma.Of(k + 1.0);
        return Math.Exp(gammas - (2 * w)) * Math.Sqrt((4.0 * k) + 1) * bessel / (Math.Pow(Math.PI, 1.5) * Math.Sqrt(t));
    }
}
