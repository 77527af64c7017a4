using System.Collections.Immutable;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Rows with label and prediction, in order of time: what gates and metrics are computed from.</summary>
public sealed record ScoredRows
{
    private const int FewestBlocks = 7;

    /// <summary>When each row happened, ascending.</summary>
    public required ImmutableArray<DateTimeOffset> Times { get; init; }

    /// <summary>The truth per row.</summary>
    public required ImmutableArray<double> Labels { get; init; }

    /// <summary>The answer per row.</summary>
    public required ImmutableArray<double> Predictions { get; init; }

    /// <summary>The number of rows.</summary>
    public int Count => Times.Length;

    /// <summary>The days that the rows cover: from the first to the last and one usual step more, so that 24 hourly rows are one day; 1 when the rows show no step.</summary>
    public double Days => DaysCovered(Times);

    /// <summary>
    /// How many neighboring rows belong together when rows are drawn again (see <see cref="BlockBootstrap"/>): the rows of a day, because
    /// most data has a daily rhythm; at least the cube root of the number of rows; at most a seventh of the rows, so that there are blocks to draw from.
    /// </summary>
    /// <returns>At least 1.</returns>
    public int SuggestBlockLength()
    {
        if (Count == 0)
            return 1;
        var hasSteps = Times[^1] > Times[0];
        var rowsOfDay = hasSteps ? (int)Math.Clamp(Math.Round(Count / Days), 1, Count) : 1;
        return Math.Max(1, Math.Min(Math.Max(rowsOfDay, BlockBootstrap.SuggestBlockLength(Count)), Count / FewestBlocks));
    }

    internal static double DaysCovered(ImmutableArray<DateTimeOffset> times)
    {
        if (times.Length < 2)
            return 1;
        var span = times[^1] - times[0];
        return span == TimeSpan.Zero ? 1 : (span + (span / (times.Length - 1))).TotalDays;
    }
}
