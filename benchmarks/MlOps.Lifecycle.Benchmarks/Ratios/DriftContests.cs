using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>What the rows of docs/speed.md measure.</summary>
internal static class DriftContests
{
    private const int Million = 1_000_000;
    private const int Columns = 20;

    public static Contest? Find(string name) => name switch
    {
        "ks-1m-continuous" => KolmogorovSmirnov(Normal(1, Million, 0), Normal(2, Million, 0)),
        "ks-1m-in-sums" => KolmogorovSmirnovInSums(Normal(1, Million, 0), Normal(2, Million, 0)),
        "ks-1m-ties" => KolmogorovSmirnov(Made(1, Million, u => Math.Floor(100 * u)), Made(2, Million, u => Math.Floor(100 * u))),
        "ks-1m-zeros" => KolmogorovSmirnov(Made(1, Million, Zeros), Made(2, Million, Zeros)),
        "ks-10m-continuous" => KolmogorovSmirnov(Normal(1, 10 * Million, 0), Normal(2, 10 * Million, 0)),
        "ks-exact-p" => ExactP(30_000, 30_011),
        "wasserstein-1m-drift" => Wasserstein(Normal(1, Million, 0), Normal(2, Million, 0.3)),
        "wasserstein-1m-null" => Wasserstein(Normal(1, Million, 0), Normal(2, Million, 0)),
        "bin-10m-10" => Binning(10 * Million, 10),
        "bin-10m-50" => Binning(10 * Million, 50),
        "categories-2m" => Categories(2 * Million, 50),
        "mmd-gram" => Discrepancy(Normal(5, 2_000 * Columns, 0), Normal(6, 2_000 * Columns, 0.1)),
        "mmd-permutations" => Permutations(Normal(5, 2_000 * Columns, 0), Normal(6, 2_000 * Columns, 0.1)),
        _ => null,
    };

    /// <summary>Every row has a text object of its own, as rows of a file have.</summary>
    private static Contest Categories(int rows, int categories)
    {
        var chance = new SplitMix64(8);
        string[] values = [.. Enumerable.Range(0, rows).Select(_ => $"category-{chance.NextIndex(categories)}")];
        long kept = 0;
        return new(
            () => kept += PlainCode.Count(values).Count,
            () => kept += Ours().Count,
            () => Ours().ToSorted().SequenceEqual(PlainCode.Count(values).OrderBy(pair => pair.Key, StringComparer.Ordinal)) ? null : "the counts differ");

        CategoryCounter Ours()
        {
            var counter = new CategoryCounter();
            counter.Add(values);
            return counter;
        }
    }

    private static Contest Discrepancy(double[] x, double[] y)
    {
        var width = Math.Sqrt(Columns);
        double kept = 0;
        return new(
            () => kept += PlainCode.Discrepancy(x, y, Columns, width),
            () => kept += MaximumMeanDiscrepancy.MeasureSingle(x, y, Columns, width).Unbiased,
            () => Math.Abs(PlainCode.Discrepancy(x, y, Columns, width) - MaximumMeanDiscrepancy.MeasureSingle(x, y, Columns, width).Unbiased) is var gap and > 1e-6 ? $"the results differ by {gap}" : null);
    }

    private static Contest Permutations(double[] x, double[] y)
    {
        var width = Math.Sqrt(Columns);
        double kept = 0;
        return new(
            () => kept += MaximumMeanDiscrepancy.MeasureSingle(x, y, Columns, width).Unbiased,
            () => kept += MaximumMeanDiscrepancy.PermutationTest(x, y, Columns, width, 255, 7).PValue,
            () => Math.Abs(MaximumMeanDiscrepancy.MeasureSingle(x, y, Columns, width).Biased - MaximumMeanDiscrepancy.PermutationTest(x, y, Columns, width, 255, 7).Statistic) is var gap and > 1e-6
                ? $"the results differ by {gap}" : null);
    }

    private static Contest Wasserstein(double[] x, double[] y)
    {
        double kept = 0;
        return new(
            () => kept += PlainCode.Wasserstein(x, y),
            () => kept += Statistics.Wasserstein.DistanceUnsorted(x, y),
            () => Differ(PlainCode.Wasserstein(x, y), Statistics.Wasserstein.DistanceUnsorted(x, y), 1e-12));
    }

    private static Contest Binning(int rows, int count)
    {
        var values = Normal(3, rows, 0);
        double[] reference = Normal(4, Million, 0);
        Array.Sort(reference);
        var bins = QuantileBins.Of(reference, count);
        double[] edges = [.. bins.Edges];
        long kept = 0;
        return new(
            () => kept += PlainCode.Bin(values, edges)[0],
            () => kept += bins.Count(values)[0],
            () => PlainCode.Bin(values, edges).SequenceEqual(bins.Count(values)) ? null : "the counts differ");
    }

    private static Contest KolmogorovSmirnov(double[] x, double[] y)
    {
        double kept = 0;
        return new(
            () => kept += PlainCode.KolmogorovSmirnov(x, y),
            () => kept += Statistics.KolmogorovSmirnov.MeasureUnsorted(x, y).Gap,
            () => Differ(PlainCode.KolmogorovSmirnov(x, y), Statistics.KolmogorovSmirnov.MeasureUnsorted(x, y).Gap, 0));
    }

    private static Contest KolmogorovSmirnovInSums(double[] x, double[] y)
    {
        double kept = 0;
        return new(
            () => kept += PlainCode.Sum(x) + PlainCode.Sum(y),
            () => kept += Statistics.KolmogorovSmirnov.MeasureUnsorted(x, y).Gap,
            () => null);
    }

    private static Contest ExactP(int n, int m)
    {
        // About p = 0.05.
        var gap = (long)(1.36 * Math.Sqrt((1.0 / n) + (1.0 / m)) * n * m);
        var distance = new KolmogorovSmirnovDistance(gap, 0, 0, 1, n, m);
        double kept = 0;
        return new(
            () => kept += PlainCode.KolmogorovSmirnovP(n, m, gap),
            () => kept += Ours(),
            () => Differ(PlainCode.KolmogorovSmirnovP(n, m, gap), Ours(), 1e-11));

        double Ours() => Statistics.KolmogorovSmirnov.FindExactP(distance, cellLimit: long.MaxValue)!.Value.P;
    }

    private static string? Differ(double plain, double ours, double tolerance) =>
        Math.Abs(plain - ours) <= tolerance * Math.Abs(plain) ? null : $"plain code gives {plain:R}, the library {ours:R}";

    private static double[] Normal(ulong seed, int rows, double shift) => Samples.Numbers(seed, rows, shift);

    private static double Zeros(double u) => u < 0.9 ? 0 : u;

    private static double[] Made(ulong seed, int rows, Func<double, double> of)
    {
        var chance = new SplitMix64(seed);
        var values = new double[rows];
        for (var i = 0; i < rows; i++)
            values[i] = of(chance.NextUniform());
        return values;
    }
}
