using System.Globalization;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class ResamplingCases
{
    public static void Generator(OracleCase one, Check check)
    {
        var seed = one.Input("seed").GetUInt64();
        var raw = one.Expected.GetProperty("raw").EnumerateArray().Select(text => ulong.Parse(text.GetString()!, CultureInfo.InvariantCulture)).ToArray();
        var bits = new SplitMix64(seed);
        check.Holds(raw.All(value => bits.NextBits() == value), "raw", "the stream differs");
        var uniform = new SplitMix64(seed);
        check.Equal([.. Enumerable.Range(0, one.Expected.GetProperty("uniform").GetArrayLength()).Select(_ => uniform.NextUniform())], "uniform");
        var sums = new SplitMix64(seed);
        check.Equal([.. Enumerable.Range(0, one.Expected.GetProperty("ih12").GetArrayLength()).Select(_ => GeneratedNumbers.SumOfTwelve(sums))], "ih12");
    }

    public static void Bootstrap(OracleCase one, Check check)
    {
        var x = one.Numbers("x");
        var result = BlockBootstrap.Interval(x.Length, 1, one.Input("B").GetInt32(), one.Input("seed").GetUInt64(), one.Number("level"), rows => Mean(x, rows));
        var interval = result.Interval!.Value;
        check.Equal([interval.Lower, interval.Upper], "ci_percentile");
        check.Equal(result.StandardError, "se");
        check.Equal([(2 * result.Estimate) - interval.Upper, (2 * result.Estimate) - interval.Lower], "basic_ci");
    }

    public static void MultipleTesting(OracleCase one, Check check)
    {
        var p = one.Numbers("p");
        var level = one.Has("alpha") ? one.Number("alpha") : 0.05;
        foreach (var (name, method) in ((string, MultiplicityMethod)[])[
            ("bonferroni", MultiplicityMethod.Bonferroni), ("sidak", MultiplicityMethod.Sidak), ("holm", MultiplicityMethod.Holm),
            ("holm-sidak", MultiplicityMethod.HolmSidak), ("simes-hochberg", MultiplicityMethod.Hochberg), ("hommel", MultiplicityMethod.Hommel),
            ("fdr_bh", MultiplicityMethod.BenjaminiHochberg), ("fdr_by", MultiplicityMethod.BenjaminiYekutieli)])
        {
            var adjusted = Statistics.MultipleTesting.Adjust(p, method);
            if (p.Length == 0)
                check.AnswersInstead("no tests give no adjusted values, as the documentation says");
            check.EqualParts([.. adjusted.Select(value => IsLostInRounding(one, name, p.Length, value) ? (double?)null : value)], name, "adjusted");
            if (adjusted.Any(value => IsLostInRounding(one, name, p.Length, value)))
                check.LeaveOut($"{name}/adjusted", "a value near 0 that statsmodels gets as 1 − (1 − p)^d, which is off by more than the tolerance of the file");
            check.Equal([.. adjusted.Select(value => value <= level ? 1.0 : 0)], name, "reject");
        }
    }

    /// <summary>Each of d factors 1 − p is rounded by up to 2⁻⁵³.</summary>
    private static bool IsLostInRounding(OracleCase one, string name, int count, double value) =>
        name is "sidak" or "holm-sidak" && count * Math.ScaleB(1, -53) > Math.Max(one.RelativeTolerance * value, one.AbsoluteTolerance);

    private static double Mean(double[] x, ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += x[row];
        return sum / rows.Length;
    }
}
