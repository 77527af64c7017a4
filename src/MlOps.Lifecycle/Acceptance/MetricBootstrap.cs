using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>The uncertainty of a metric, or of a difference of two answers to the same rows, by drawing blocks of neighboring rows.</summary>
internal static class MetricBootstrap
{
    internal const int Replicates = 1000;

    /// <summary>The fewest blocks from which an interval is trusted.</summary>
    internal const int LeastBlocks = 7;

    /// <summary>The fewest rows from which an interval is trusted.</summary>
    internal const int LeastRows = 30;

    /// <summary>How many times the rows at hand may be asked for before the honest answer is that nobody will tell.</summary>
    private const int MostTimes = 20;

    /// <summary>The interval, when there are rows and blocks enough to trust it.</summary>
    public static Interval? Trusted(int rows, BootstrapResult result) => rows >= LeastRows && result.Blocks >= LeastBlocks ? result.Interval : null;

    public static BootstrapResult Metric(QualityMetric metric, ScoredRows rows, double confidence, int seed)
    {
        var labels = new double[rows.Count];
        var answers = new double[rows.Count];
        return BlockBootstrap.Interval(rows.Count, rows.SuggestBlockLength(), Replicates, unchecked((ulong)seed), confidence, drawn =>
        {
            Pick(rows.Labels.AsSpan(), drawn, labels);
            Pick(rows.Predictions.AsSpan(), drawn, answers);
            return metric.Compute(labels, answers);
        });
    }

    /// <summary>Candidate minus other, drawn in pairs: what the rows have in common cancels out.</summary>
    public static BootstrapResult Difference(QualityMetric metric, ScoredRows candidate, ScoredRows other, double confidence, int seed)
    {
        var labels = new double[candidate.Count];
        var ours = new double[candidate.Count];
        var theirs = new double[candidate.Count];
        return BlockBootstrap.Interval(candidate.Count, candidate.SuggestBlockLength(), Replicates, unchecked((ulong)seed), confidence, drawn =>
        {
            Pick(candidate.Labels.AsSpan(), drawn, labels);
            Pick(candidate.Predictions.AsSpan(), drawn, ours);
            Pick(other.Predictions.AsSpan(), drawn, theirs);
            return metric.Compute(labels, ours) - metric.Compute(labels, theirs);
        });
    }

    /// <summary>How many more rows the interval needs: the fewest that are trusted, then as many as bring its width, which falls with the square root of the rows, below the distance to the limit; null when even twenty times as many would not do.</summary>
    public static long? RowsNeeded(long rows, double distance, Interval? interval)
    {
        if (rows < LeastRows)
            return LeastRows - rows;
        if (interval is not { } i || !(distance > 0))
            return null;
        var halfWidth = (i.Upper - i.Lower) / 2;
        var needed = rows * Math.Pow(halfWidth / distance, 2);
        return needed > rows && needed < MostTimes * rows ? (long)Math.Ceiling(needed - rows) : null;
    }

    private static void Pick(ReadOnlySpan<double> from, ReadOnlySpan<int> rows, Span<double> to)
    {
        for (var i = 0; i < rows.Length; i++)
            to[i] = from[rows[i]];
    }
}
