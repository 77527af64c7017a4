using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class KolmogorovSmirnovCases
{
    public static void TwoSamples(OracleCase one, Check check)
    {
        double[] x = one.Sorted("x"), y = one.Sorted("y");
        var distance = KolmogorovSmirnov.Measure(x, y);
        check.Holds(Reaches(x, y, distance), "statistic_location", $"the distance is not reached at {distance.Location}");
        if (distance.HigherGap == distance.LowerGap)
            check.Holds(true, "statistic_sign", ""); // Both directions are reached: either sign is right.
        else
            check.Equal(distance.Sign, "statistic_sign");
        foreach (var (name, alternative) in Directions)
        {
            check.Equal(distance.Of(alternative), $"statistic_{name}");
            check.EqualIfExpected(() => KolmogorovSmirnov.AsymptoticP(distance, alternative).P, $"p_{name}_limit");
            check.EqualIfExpected(() => ApproximationOfSciPy(distance, alternative), $"p_{name}_asymp");
            if (alternative is not Alternative.TwoSided && ConventionsOfSciPy.GivesUpOnPaths(x.Length, y.Length))
                check.EqualIfExpected(() => ConventionsOfSciPy.OneSidedTail(distance, alternative), $"p_{name}_exact");
            else
                check.EqualIfExpected(() => KolmogorovSmirnov.FindExactP(distance, alternative, 500_000_000)!.Value.P, $"p_{name}_exact");
        }
    }

    public static void Kuiper(OracleCase one, Check check)
    {
        var distance = KolmogorovSmirnov.Measure(one.Sorted("x"), one.Sorted("y"));
        check.Equal(Statistics.Kuiper.V(distance), "V");
        check.Equal(Statistics.Kuiper.Scaled(distance), "lambda");
        check.Equal(Statistics.Kuiper.AsymptoticP(distance).P, "p");
    }

    public static void OneSample(OracleCase one, Check check)
    {
        var parameters = one.Numbers("params");
        Func<double, double> cdf = one.Text("dist") switch
        {
            "normal" => x => NormalLaw.Cdf((x - parameters[0]) / parameters[1]),
            "uniform" => x => Math.Clamp((x - parameters[0]) / (parameters[1] - parameters[0]), 0, 1),
            "expon" or "exponential" => x => x <= parameters[0] ? 0 : -double.ExpM1(-(x - parameters[0]) / parameters[1]),
            var other => throw new InvalidDataException($"The law {other} is unknown: normal, uniform and expon are known."),
        };
        var distance = OneSampleKolmogorovSmirnov.Measure(one.Sorted("x"), cdf);
        check.EqualIfExpected(() => distance.D, "stat");
        check.EqualIfExpected(() => Exact(distance, Alternative.TwoSided), "p_exact");
        check.EqualIfExpected(() => OneSampleKolmogorovSmirnov.AsymptoticP(distance).P, "p_asymp");

        // SciPy: "less" means that the values are larger than the law says.
        foreach (var (name, alternative) in ((string, Alternative)[])[("two-sided", Alternative.TwoSided), ("less", Alternative.CurrentHigher), ("greater", Alternative.CurrentLower)])
        {
            check.EqualIfExpected(() => distance.Of(alternative), $"stat_{name}_exact");
            check.EqualIfExpected(() => distance.Of(alternative), $"stat_{name}_asymp");
            check.EqualIfExpected(() => Exact(distance, alternative), $"p_{name}_exact");

            // For one side SciPy takes the exact law here too.
            check.EqualIfExpected(
                () => alternative is Alternative.TwoSided
                    ? OneSampleKolmogorovSmirnov.AsymptoticP(distance).P
                    : OneSampleKolmogorovSmirnov.ExactP(distance, alternative).P,
                $"p_{name}_asymp");
        }
    }

    private static double Exact(in OneSampleDistance distance, Alternative alternative) => alternative is Alternative.TwoSided
        ? ConventionsOfSciPy.OneSampleTail(distance.Count, distance.D)
        : OneSampleKolmogorovSmirnov.ExactP(distance, alternative).P;

    /// <summary>For two sides the one-sample law at the rounded effective size, for one the expansion of Hodges.</summary>
    private static double ApproximationOfSciPy(in KolmogorovSmirnovDistance distance, Alternative alternative)
    {
        double n = distance.ReferenceCount, m = distance.CurrentCount;
        return alternative is Alternative.TwoSided
            ? ConventionsOfSciPy.OneSampleTail((int)Math.Round(n * m / (n + m)), distance.D)
            : ConventionsOfSciPy.OneSidedTail(distance, alternative);
    }

    /// <summary>SciPy: "greater" means that the first distribution function lies above, so that the second sample is higher.</summary>
    private static (string Name, Alternative Alternative)[] Directions =>
        [("two-sided", Alternative.TwoSided), ("greater", Alternative.CurrentHigher), ("less", Alternative.CurrentLower)];

    private static bool Reaches(double[] x, double[] y, in KolmogorovSmirnovDistance distance)
    {
        var location = distance.Location;
        return Math.Abs(((long)x.Count(v => v <= location) * y.Length) - ((long)y.Count(v => v <= location) * x.Length)) == distance.Gap;
    }
}
