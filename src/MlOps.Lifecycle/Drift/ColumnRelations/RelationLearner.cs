using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Learns relations: pairs that rise or fall together are tried, those that are tight are kept.</summary>
internal static class RelationLearner
{
    private const int MostLearnedRows = 50_000;
    private const int MostRankedRows = 2_000;
    private const double WorthTrying = 0.8; // Rank correlation; a relation that explains less is never tight.

    public static ColumnRelations Learn(TableSchema schema, IEnumerable<RecordBatch> reference, TimeSpan windowLength, FeedCheckOptions options)
    {
        var columns = FeedRows.Watchable(schema).Select(column => column.Name).ToArray();
        var others = schema.WithRole(ColumnRole.Feature).Where(column => !column.IsNumeric).Select(column => new LeftOutColumn(column.Name, "no column of numbers: it has no scale and tells no other column"));
        if (!options.Enabled)
            return Nothing(schema, options, columns.Select(column => new LeftOutColumn(column, "the feed check is switched off")).Concat(others));
        if (FeedRows.FindTime(schema)?.Name is not { } time)
            return Nothing(schema, options, columns.Select(column => new LeftOutColumn(column, "the table has no column with the role Time, so that rows have no order")).Concat(others));

        var rows = FeedRows.Read(schema, time, reference).Thin(MostLearnedRows);
        var (windowOf, windows) = CutFromEnd(rows, windowLength);
        if (windows < DirectedRelation.MinimumWindows)
        {
            var reason = $"the reference covers {windows} windows: at least {DirectedRelation.MinimumWindows} are needed to know how much a window usually deviates";
            return Nothing(schema, options, columns.Select(column => new LeftOutColumn(column, reason)).Concat(others));
        }

        var pairs = Pairs(columns, rows).Select(pair => LearnPair(pair.First, pair.Second, rows, windowOf, windows, options)).OfType<WatchedPair>().ToImmutableArray();
        var present = columns.Where(column => rows.Find(column) is not null).ToArray();
        var scales = present.Select(column => ScaleWatch.Learn(column, rows.Find(column)!, windowOf)).OfType<ScaleWatch>().ToImmutableArray();
        var paired = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).ToHashSet(StringComparer.Ordinal);
        return new(
            schema,
            options,
            time,
            pairs,
            scales,
            paired.ToDictionary(column => column, column => ColumnHabits.Learn(rows, rows.Find(column)!, windowOf), StringComparer.Ordinal),
            [.. columns.Where(column => !paired.Contains(column)).Select(column => LeftOut(column, scales, options)), .. others]);
    }

    private static ColumnRelations Nothing(TableSchema schema, FeedCheckOptions options, IEnumerable<LeftOutColumn> leftOut) =>
        new(schema, options, null, [], [], new(StringComparer.Ordinal), [.. leftOut]);

    private static LeftOutColumn LeftOut(string column, ImmutableArray<ScaleWatch> scales, FeedCheckOptions options) =>
        new(column, scales.FirstOrDefault(scale => scale.Column == column) is { } scale
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no other column tells its values: only a jump of scale by {scale.SmallestJump(options):0.#} times or more can be seen")
            : "no other column tells its values, and its scale cannot be watched (both signs, or too few values)");

    /// <summary>Numbers the windows from the oldest; what is left before the first whole one gets -1.</summary>
    private static (int[] WindowOf, int Windows) CutFromEnd(FeedRows rows, TimeSpan length)
    {
        if (rows.Count == 0)
            return ([], 0);
        var last = rows.Ticks[^1];
        var windows = (int)Math.Min(int.MaxValue, (last - rows.Ticks[0] + RowLength(rows)) / length.Ticks);
        return ([.. rows.Ticks.Select(tick => windows - 1 - (int)((last - tick) / length.Ticks)).Select(window => Math.Max(-1, window))], windows);
    }

    /// <summary>The usual time between two rows: the last row covers that much, too.</summary>
    private static long RowLength(FeedRows rows) => rows.Count < 2
        ? 0
        : (long)Robust.MedianOf([.. Enumerable.Range(1, rows.Count - 1).Select(i => (double)(rows.Ticks[i] - rows.Ticks[i - 1]))]);

    private static IEnumerable<(string First, string Second)> Pairs(string[] columns, FeedRows rows)
    {
        var sample = rows.Thin(MostRankedRows);
        var ranked = columns.Where(column => sample.Find(column) is not null).Select(column => (Name: column, Ranks: Ranks.Of(sample.Find(column)!))).ToArray();
        for (var i = 0; i < ranked.Length; i++)
        {
            for (var j = i + 1; j < ranked.Length; j++)
            {
                if (Math.Abs(Ranks.Correlation(ranked[i].Ranks, ranked[j].Ranks)) >= WorthTrying)
                    yield return (ranked[i].Name, ranked[j].Name);
            }
        }
    }

    private static WatchedPair? LearnPair(string first, string second, FeedRows rows, int[] windowOf, int windows, FeedCheckOptions options)
    {
        var firstTold = DirectedRelation.Learn(first, second, rows, windowOf, windows, options.MinimumStrength);
        var secondTold = DirectedRelation.Learn(second, first, rows, windowOf, windows, options.MinimumStrength);
        return firstTold is null && secondTold is null ? null : new(first, second, firstTold, secondTold);
    }
}
