namespace MlOps.Lifecycle.Drift;

/// <summary>Two columns of which at least one tells the other.</summary>
/// <param name="First">The column that stands first in the table.</param>
/// <param name="Second">The other column.</param>
/// <param name="FirstTold">The first as the second tells it; null when it does not.</param>
/// <param name="SecondTold">The second as the first tells it; null when it does not.</param>
internal sealed record WatchedPair(string First, string Second, DirectedRelation? FirstTold, DirectedRelation? SecondTold)
{
    public DirectedRelation? Side(string column) => column == First ? FirstTold : SecondTold;

    public double Strength => Math.Max(FirstTold?.Strength ?? 0, SecondTold?.Strength ?? 0);

    /// <summary>Whether the pair knows enough of some rows for its verdict to be about them too.</summary>
    public bool Knows(string column, FeedRows rows, int[] some) =>
        (column == First || column == Second)
        && new[] { FirstTold, SecondTold }.OfType<DirectedRelation>().Any(side => rows.Find(side.Column) is { } told
            && rows.Find(side.Partner) is { } telling
            && some.Count(i => !double.IsNaN(told[i]) && !double.IsNaN(side.Told(telling[i]))) >= DirectedRelation.MinimumCompared * some.Length);

    public BrokenPair? Judge(FeedRows rows, int start, int end, FeedCheckOptions options)
    {
        var first = FirstTold?.Judge(rows, start, end);
        var second = SecondTold?.Judge(rows, start, end);
        if (first is null && second is null)
            return null;
        DriftVerdict[] verdicts = [.. new[] { Judge(FirstTold, first, options), Judge(SecondTold, second, options) }.OfType<DriftVerdict>()];
        var verdict = verdicts.Contains(DriftVerdict.Drifted) ? DriftVerdict.Drifted
            : verdicts.Contains(DriftVerdict.Inconclusive) || verdicts.Length == 0 ? DriftVerdict.Inconclusive
            : DriftVerdict.NotDrifted;
        return new(this, first, second, verdict);
    }

    /// <summary>The verdict of one direction; null when too few rows could be compared.</summary>
    private static DriftVerdict? Judge(DirectedRelation? relation, RelationBreak? found, FeedCheckOptions options)
    {
        if (relation is null || found is null || found.ComparedShare < DirectedRelation.MinimumCompared)
            return null;
        if (found.Share < options.NoticeShare || found.Weight <= relation.Limit || found.Effect < options.PracticalChange)
            return DriftVerdict.NotDrifted;
        if (found.Share < options.PracticalShare)
            return DriftVerdict.Inconclusive;
        return found.IsExplained || found.Effect >= 2 * options.PracticalChange ? DriftVerdict.Drifted : DriftVerdict.NotDrifted;
    }
}
