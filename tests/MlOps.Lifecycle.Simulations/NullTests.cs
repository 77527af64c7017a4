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
        new("KS limit", true, Any, 1, (x, y) => KolmogorovSmirnov.AsymptoticP(KolmogorovSmirnov.Measure(x, y)).P),
        new("KS limit, one side", true, Any, 1, (x, y) => KolmogorovSmirnov.AsymptoticP(KolmogorovSmirnov.Measure(x, y), Alternative.CurrentLower).P),
        new("KS Hodges, one side", true, Any, 1, (x, y) => KolmogorovSmirnov.HodgesP(KolmogorovSmirnov.Measure(x, y), Alternative.CurrentLower).P),
        new("Kuiper", true, Any, 1, (x, y) => Kuiper.AsymptoticP(KolmogorovSmirnov.Measure(x, y)).P),
        new("Cramér-von Mises exact", false, 60, 0.1, (x, y) => CramerVonMises.FindExactP(x, y)?.P ?? double.NaN),
        new("Cramér-von Mises limit", true, Any, 1, (x, y) => CramerVonMises.AsymptoticP(CramerVonMises.Measure(x, y)).P),
        new("Anderson-Darling", true, Any, 1, (x, y) => x[0] == x[^1] && y[0] == x[0] && y[^1] == x[0] ? double.NaN : AndersonDarling.AsymptoticP(AndersonDarling.Measure([x, y])).P),
        new("Epps-Singleton", true, Any, 1, (x, y) => HasRange(x, y) ? EppsSingleton.Compare(x, y).PValue : double.NaN),
        new("Mann-Whitney exact", false, 60, 1, (x, y) => MannWhitney.FindExactP(MannWhitney.Measure(x, y))?.P ?? double.NaN),
        new("Mann-Whitney limit", true, Any, 1, (x, y) => MannWhitney.AsymptoticP(MannWhitney.Measure(x, y)).P),
        new("Mann-Whitney limit, one side", true, Any, 1, (x, y) => MannWhitney.AsymptoticP(MannWhitney.Measure(x, y), Alternative.CurrentLower).P),
        new("Welch", true, Any, 1, (x, y) => IsSkewed(x) && y.Length < 1_000 ? double.NaN : WelchTest.Compare(SampleMoments.Of(x), SampleMoments.Of(y), 0.95).PValue),
        new("Brown-Forsythe", true, Any, 1, (x, y) => BrownForsythe.Compare(x, y).PValue),
        new("Kruskal-Wallis", true, Any, 1, (x, y) => KruskalWallis.Compare(x, y).PValue),
    ];

    /// <summary>Tests of two rows of counts; the samples are the counts.</summary>
    public static IReadOnlyList<(string Name, bool IsAsymptotic, double Share, Func<long[], long[], double> P)> Counts { get; } =
    [
        ("chi-square, rare cells pooled", true, 1, (x, y) => RareCells.Pool(x, y) is var (p, q) ? ChiSquare.Compare(p, q, 0.95).PValue : double.NaN),
        ("G, 5 expected", true, 1, (x, y) => PowerDivergence.Homogeneity([x, y], PowerDivergence.LogLikelihood) is var g && g.SmallestExpected >= 5 ? g.PValue : double.NaN),
        ("PSI", true, 1, (x, y) => PopulationStability.Compare(x, y, 0.95).PValue),
        ("Monte Carlo", false, 0.2, (x, y) => MonteCarloTable.Compare(x, y, 99, (ulong)x[0] + 17).PValue),
        ("Fisher", false, 1, (x, y) => x.Length == 2 ? FisherExact.P(x[0], x[1], y[0], y[1]).P : double.NaN),
        ("rates", true, 1, (x, y) => x.Length == 2 ? RateDifference.Compare(x[0], x[0] + x[1], y[0], y[0] + y[1], 0.95).PValue : double.NaN),
    ];

    /// <summary>Means of few skewed rows have no t law: docs/statistics/means-and-spreads.md says so.</summary>
    private static bool IsSkewed(double[] sorted)
    {
        double middle = Quantile.Median(sorted), low = Quantile.OfSorted(sorted, 0.05), high = Quantile.OfSorted(sorted, 0.95);
        return high - middle > 2 * (middle - low);
    }

    private static bool HasRange(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        Array.Sort(pooled);
        return Quantile.OfSorted(pooled, 0.25) < Quantile.OfSorted(pooled, 0.75);
    }
}
