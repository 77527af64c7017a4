namespace MlOps.Lifecycle.Drift;

/// <summary>Turns the judged scale of one column into a finding.</summary>
internal static class ScaleFindings
{
    // Fitting are the pairs that fit each other in this window: where both columns moved together, the world moved and no unit changed.
    public static RelationFinding? Of(
        ScaleWatch scale, FeedRows rows, int start, int end, FeedCheckOptions options, IReadOnlyList<RelationFinding> earlier, IReadOnlyList<WatchedPair> fitting)
    {
        if (scale.Judge(rows, start, end, options) is not { } found)
            return null;
        var minimum = scale.SmallestJump(options) - 1;
        var verdict = found.Compared < DirectedRelation.MinimumCompared * found.Rows || found.Rows == 0 ? DriftVerdict.Inconclusive
            : found.Effect < minimum || !found.IsExplained || found.Share < options.NoticeShare || fitting.Any(pair => pair.Knows(scale.Column, rows, found.WrongRows)) ? DriftVerdict.NotDrifted
            : found.Share < options.PracticalShare ? DriftVerdict.Inconclusive
            : DriftVerdict.Drifted;
        var jumped = verdict == DriftVerdict.Drifted || (verdict == DriftVerdict.Inconclusive && found.Share >= options.NoticeShare);
        var known = earlier.LastOrDefault(before => before is { Verdict: DriftVerdict.Drifted, Until: null, Partner: null } && before.Column == scale.Column);
        var finding = new RelationFinding
        {
            Column = scale.Column,
            Verdict = verdict,
            Effect = found.Compared == 0 ? double.NaN : found.Share < options.NoticeShare ? 0 : found.Effect,
            PracticalMinimum = minimum,
            Share = jumped ? found.Share : 0,
            PracticalShare = options.PracticalShare,
            Rows = found.Rows,
            ComparedRows = found.Compared,
            Since = !jumped ? null : found.HasBegun ? rows.TimeAt(found.WrongRows[0]) : known?.Since,
            Until = jumped && found.HasEnded ? rows.TimeAt(found.WrongRows[^1] + 1) : null,
            Factor = jumped ? found.Repair.Factor : null,
            Sentence = "",
        };
        return finding with
        {
            Sentence = verdict switch
            {
                DriftVerdict.NotDrifted => RelationWords.ScaleHolds(finding),
                DriftVerdict.Drifted => RelationWords.Jumped(finding),
                _ => jumped ? RelationWords.BriefJump(finding) : RelationWords.NotCompared(finding),
            },
        };
    }
}
