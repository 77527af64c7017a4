using System.Globalization;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Simulations;

/// <summary>What the fast kernels answer, digit by digit: the same on every processor, whatever its registers hold.</summary>
internal static class KernelAnswers
{
    private static readonly string[] Kinds = ["normal", "lognormal", "ties", "zeros"];

    public static IEnumerable<string> Of()
    {
        var generator = new SplitMix64(11);
        foreach (var kind in Kinds)
        {
            foreach (var rows in (int[])[900, 7_003, 120_001])
            {
                var x = Shuffled(generator, kind, rows);
                var y = Shuffled(generator, kind, (rows / 2) + 1);
                y[0] = double.NaN;
                var distance = KolmogorovSmirnov.MeasureUnsorted(x, y);
                yield return Line(kind, rows, "KS", distance.HigherGap, distance.LowerGap, distance.Location, distance.Sign);
                yield return Line(kind, rows, "W1", Wasserstein.DistanceUnsorted(x, y));
                Array.Sort(x);
                foreach (var bins in (int[])[10, 60])
                    yield return Line(kind, rows, "bins", [.. QuantileBins.Of(x, bins).Count(y).Select(count => (double)count)]);
            }
        }

        double[] rows1 = Shuffled(generator, "normal", 61 * 5), rows2 = Shuffled(generator, "normal", 47 * 5);
        var test = MaximumMeanDiscrepancy.PermutationTest(rows1, rows2, 5, 2, 70, 3);
        yield return Line("normal", 61, "MMD", MaximumMeanDiscrepancy.MeasureSingle(rows1, rows2, 5, 2).Unbiased, test.Statistic, test.PValue);

        var unequal = new KolmogorovSmirnovDistance(17_000, 9_000, 0, 1, 301, 287);
        foreach (var alternative in Enum.GetValues<Alternative>())
            yield return Line("unequal", 301, "exact p", KolmogorovSmirnov.FindExactP(unequal, alternative)!.Value.LogP);
    }

    private static string Line(string kind, int rows, string kernel, params double[] answers) =>
        $"{kind} {rows} {kernel}: {string.Join(' ', answers.Select(answer => answer.ToString("R", CultureInfo.InvariantCulture)))}";

    private static double[] Shuffled(SplitMix64 generator, string kind, int rows)
    {
        var values = Draws.Sorted(generator, kind, rows);
        for (var i = rows - 1; i > 0; i--)
        {
            var j = generator.NextIndex(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }

        return values;
    }
}
