using System.Globalization;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>Prints one line per row: name, ratio, target, ok or short.</summary>
internal static class RatioRun
{
    /// <returns>0; 1 when two ways disagree; 2 when a target is missed or a row has nothing to measure.</returns>
    public static int Run(string? only)
    {
        Console.WriteLine($"# .NET {Environment.Version}, {Environment.ProcessorCount} processors, Vector512 {OnOff(Vector512.IsHardwareAccelerated)}, Vector256 {OnOff(Vector256.IsHardwareAccelerated)}");
        Console.WriteLine("# name ratio target ok|short [smallest .. largest of the rounds]");
        var code = 0;
        foreach (var row in RatioTable.Read().Where(row => only is null || row.Name.Contains(only, StringComparison.Ordinal)))
        {
            var target = string.Create(CultureInfo.InvariantCulture, $"{(row.AtMost ? "<=" : ">=")}{row.Target}");
            if (DriftContests.Find(row.Name) is not { } contest)
            {
                Console.WriteLine($"{row.Name} - {target} short (nothing to measure yet)");
                code = Math.Max(code, 2);
                continue;
            }

            if (contest.FindDifference() is { } difference)
            {
                Console.WriteLine($"{row.Name} - {target} short (wrong: {difference})");
                code = 1;
                continue;
            }

            var ratios = RatioMeter.Measure(contest).Select(round => row.AtMost ? round.Ours / round.Baseline : round.Baseline / round.Ours).Order().ToArray();
            var median = ratios[ratios.Length / 2];
            var ok = row.AtMost ? median <= row.Target : median >= row.Target;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name} {median:0.0#} {target} {(ok ? "ok" : "short")} [{ratios[0]:0.0#} .. {ratios[^1]:0.0#}]"));
            code = ok || code == 1 ? code : 2;
            GC.Collect();
        }

        return code;
    }

    private static string OnOff(bool on) => on ? "on" : "off";
}
