using System.Collections.Immutable;

namespace MlOps.Lifecycle.Drift;

/// <summary>Turns judged relations into findings: one per column that changed, one per relation that holds or cannot be told.</summary>
internal static class RelationFindings
{
    public static ImmutableArray<RelationFinding> Of(
        IReadOnlyList<BrokenPair> pairs, FeedRows rows, IReadOnlyDictionary<string, ColumnHabits> habits, FeedCheckOptions options, IReadOnlyList<RelationFinding> earlier)
    {
        var changed = pairs
            .Where(pair => pair.Verdict == DriftVerdict.Drifted)
            .Select(pair => (Pair: pair, Earlier: FindEarlier(pair, rows, earlier)))
            .Select(broken => (broken.Pair, broken.Earlier, Culprit: broken.Earlier is { } before
                ? new Culprit(before.Column, before.IsColumnCertain)
                : Culprit.Find(broken.Pair, pairs, rows, habits)))
            .GroupBy(broken => broken.Culprit.Column, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(broken => broken.Pair.Watched.Strength).ToArray())
            .Select(group => Changed(group[0].Pair, new(group[0].Culprit.Column, group.Any(broken => broken.Culprit.IsCertain)), group[0].Earlier, rows, options));
        var rest = pairs.Where(pair => pair.Verdict != DriftVerdict.Drifted).Select(pair => Unchanged(pair, pairs, rows, habits, options));
        return [.. changed, .. rest];
    }

    /// <summary>A finding on the same two columns that was not over, and reaches to where these rows begin to be wrong.</summary>
    private static RelationFinding? FindEarlier(BrokenPair pair, FeedRows rows, IReadOnlyList<RelationFinding> earlier)
    {
        var (_, found) = pair.Strongest();
        var known = earlier.LastOrDefault(before => before is { Verdict: DriftVerdict.Drifted, Until: null, Partner: not null }
            && ((before.Column == pair.Watched.First && before.Partner == pair.Watched.Second)
                || (before.Column == pair.Watched.Second && before.Partner == pair.Watched.First)));
        return known is not null && (!found.HasBegun || known.Since is null || rows.TimeAt(found.WrongRows[0]) <= known.Since + TimeSpan.FromDays(1)) ? known : null;
    }

    private static RelationFinding Changed(BrokenPair pair, Culprit culprit, RelationFinding? earlier, FeedRows rows, FeedCheckOptions options)
    {
        var own = pair.BreakOf(culprit.Column);
        var found = own is { WrongRows.Length: > 0 } && own.ComparedShare >= DirectedRelation.MinimumCompared ? own : pair.Strongest().Break;
        var isExplained = found == own && own.IsExplained;
        var isStuck = Culprit.IsStuck(Culprit.Values(rows, culprit.Column, found));
        var finding = Start(pair, culprit.Column, DriftVerdict.Drifted, found, options) with
        {
            IsColumnCertain = culprit.IsCertain,
            Since = found.HasBegun ? rows.TimeAt(found.WrongRows[0]) : earlier?.Since,
            Until = found.HasEnded ? rows.TimeAt(found.WrongRows[^1] + 1) : null,
            Factor = isExplained && !isStuck && found.Repair.Factor != 1 ? found.Repair.Factor : null,
            Offset = isExplained && !isStuck && found.Repair.Offset != 0 ? found.Repair.Offset : null,
        };
        return finding with { Sentence = RelationWords.Broken(finding, isStuck) };
    }

    private static RelationFinding Unchanged(
        BrokenPair pair, IReadOnlyList<BrokenPair> all, FeedRows rows, IReadOnlyDictionary<string, ColumnHabits> habits, FeedCheckOptions options)
    {
        var (column, found) = pair.Strongest();
        if (pair.Verdict == DriftVerdict.NotDrifted)
        {
            var holds = Start(pair, pair.Watched.First, pair.Verdict, found, options);
            return holds with { Sentence = RelationWords.Holds(holds) };
        }

        if (found.ComparedShare < DirectedRelation.MinimumCompared)
        {
            var silent = Start(pair, column, pair.Verdict, found, options) with { Share = 0, Effect = double.NaN };
            return silent with { Sentence = RelationWords.NotCompared(silent) };
        }

        var culprit = Culprit.Find(pair, all, rows, habits);
        var brief = Start(pair, culprit.Column, pair.Verdict, found, options) with
        {
            IsColumnCertain = culprit.IsCertain,
            Since = found.HasBegun ? rows.TimeAt(found.WrongRows[0]) : null,
            Until = found.HasEnded ? rows.TimeAt(found.WrongRows[^1] + 1) : null,
        };
        return brief with { Sentence = RelationWords.Brief(brief, Culprit.IsStuck(Culprit.Values(rows, culprit.Column, found))) };
    }

    private static RelationFinding Start(BrokenPair pair, string column, DriftVerdict verdict, RelationBreak found, FeedCheckOptions options) => new()
    {
        Column = column,
        Partner = pair.Other(column),
        Verdict = verdict,
        Effect = found.Effect,
        PracticalMinimum = options.PracticalChange,
        Share = found.Share,
        PracticalShare = options.PracticalShare,
        Rows = found.Rows,
        ComparedRows = found.Compared,
        Sentence = "",
    };
}
