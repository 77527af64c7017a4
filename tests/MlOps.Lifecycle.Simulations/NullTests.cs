using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Simulations;

/// <summary>Every test of two samples of numbers.</summary>
internal static class NullTests
{
    private const int Any = int.MaxValue;

    public static IReadOnlyList<NullTest> Numeric { get; } =
    [
        new("KS exact", false, 2_500, 1, (x, y) => KolmogorovSmirnov.FindExactP(KolmogorovSmirnov.Measure(x, y), cellLimit: 2_000_000)?.P ?? double.NaN),
        new("KS exact, one side", false, 2_500, 1, (x, y) => KolmogorovSmirnov.FindExactP(KolmogorovSmirnov.Measure(x, y), Alternative.CurrentHigher, 2_000_000)?.P ?? double.NaN),
        new("KS tie-aware", false, 700, 0.5, (x, y) => KolmogorovSmirnov.FindTieAwareP(x, y, cellLimit: 2_000_000)?.P ?? double.NaN),
        new("KS limit", true, Any, 1, (x, y) => KolmogorovSmirnov.AsymptoticP(KolmogorovSmirnov.Measure(x, y)).P) { Attainable = (n, m) => AttainableByKolmogorovSmirnov(n, m, Alternative.TwoSided) },
        new("KS limit, one side", true, Any, 1, (x, y) => KolmogorovSmirnov.AsymptoticP(KolmogorovSmirnov.Measure(x, y), Alternative.CurrentLower).P) { Attainable = (n, m) => AttainableByKolmogorovSmirnov(n, m, Alternative.CurrentLower) },
        new("Kuiper", true, Any, 1, (x, y) => Kuiper.AsymptoticP(KolmogorovSmirnov.Measure(x, y)).P),
        new("Cramér-von Mises exact", false, 60, 0.1, (x, y) => CramerVonMises.FindExactP(x, y)?.P ?? double.NaN),
        new("Cramér-von Mises limit", true, Any, 1, (x, y) => CramerVonMises.AsymptoticP(CramerVonMises.Measure(x, y)).P) { Applies = HasEnoughBesideTies },
        new("Anderson-Darling", true, Any, 1, (x, y) => x[0] == x[^1] && y[0] == x[0] && y[^1] == x[0] ? 1 : AndersonDarling.AsymptoticP(AndersonDarling.Measure([x, y])).P) { Applies = HasEnoughBesideTies },
        new("Epps-Singleton", true, Any, 1, (x, y) => HasRange(x, y) ? EppsSingleton.Compare(x, y).PValue : 1),
        new("Mann-Whitney exact", false, 60, 1, (x, y) => MannWhitney.FindExactP(MannWhitney.Measure(x, y))?.P ?? double.NaN),
        new("Mann-Whitney limit", true, Any, 1, (x, y) => MannWhitney.AsymptoticP(MannWhitney.Measure(x, y)).P),
        new("Mann-Whitney limit, one side", true, Any, 1, (x, y) => MannWhitney.AsymptoticP(MannWhitney.Measure(x, y), Alternative.CurrentLower).P),
        new("Welch", true, Any, 1, (x, y) => WelchTest.Compare(SampleMoments.Of(x), SampleMoments.Of(y), 0.95).PValue)
        {
            // Means of few skewed rows have no t law: docs/statistics/means-and-spreads.md.
            Applies = (kind, rows) => rows >= (kind is "normal" ? 0 : kind is "ties" ? 200 : 10_000),
        },
        new("Brown-Forsythe", true, Any, 1, (x, y) => BrownForsythe.Compare(x, y).PValue) { Applies = (kind, rows) => kind is "normal" || rows >= 200 },
        new("Kruskal-Wallis", true, Any, 1, (x, y) => KruskalWallis.Compare(x, y).PValue),
    ];

    /// <summary>Tests of two rows of counts; the samples are the counts.</summary>
    public static IReadOnlyList<(string Name, bool IsAsymptotic, double Share, Func<long[], long[], double> P)> Counts { get; } =
    [
        ("chi-square, rare cells pooled", true, 1, (x, y) => RareCells.Pool(x, y) is var (p, q) ? ChiSquare.Compare(p, q, 0.95).PValue : double.NaN),
        ("G, 5 expected", true, 1, (x, y) => GTest.Compare(x, y) is var g && g.SmallestExpected >= 5 ? g.PValue : double.NaN),
        ("PSI", true, 1, (x, y) => PopulationStability.Compare(x, y, 0.95).PValue),
        ("Monte Carlo", false, 0.2, (x, y) => MonteCarloTable.Compare(x, y, 99, (ulong)x[0] + 17).PValue),
        ("Fisher", false, 1, (x, y) => x.Length == 2 ? FisherExact.P(x[0], x[1], y[0], y[1]).P : double.NaN),
        ("rates", true, 1, (x, y) => x.Length == 2 ? RateDifference.Compare(x[0], x[0] + x[1], y[0], y[0] + y[1], 0.95).PValue : double.NaN),
    ];

    /// <summary>Where nine in ten rows are equal, the rest has to be some 20 rows for a limit law.</summary>
    private static bool HasEnoughBesideTies(string kind, int rows) => kind is not "zeros" || rows >= 200;

    /// <summary>With equal sizes the distance has steps of 1/n: the exact size at the first step whose limit p is at most 5 %.</summary>
    private static double AttainableByKolmogorovSmirnov(int n, int m, Alternative alternative)
    {
        if (n != m)
            return 0.05;
        for (long h = 1; ; h++)
        {
            var distance = new KolmogorovSmirnovDistance(h * n, h * n, 0, 1, n, n);
            if (KolmogorovSmirnov.AsymptoticP(distance, alternative).P <= 0.05)
                return KolmogorovSmirnov.FindExactP(distance, alternative)!.Value.P;
        }
    }

    private static bool HasRange(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        Array.Sort(pooled);
        return Quantile.OfSorted(pooled, 0.25) < Quantile.OfSorted(pooled, 0.75);
    }
}
