namespace MlOps.Lifecycle.Drift;

/// <summary>Which of two columns changed when their relation broke, and whether the evidence tells.</summary>
internal readonly record struct Culprit(string Column, bool IsCertain)
{
    private const double StuckShare = 0.8;
    private const double ClearNovelty = 0.15;
    private const double ClearStep = 3;
    private const double LargestStep = 9;

    /// <summary>Decides. The evidence in order: one column stands still; one has values never seen before; one still fits a third column; one stepped.</summary>
    /// <param name="pair">The broken relation.</param>
    /// <param name="all">Every relation of the window.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="habits">What is usual for each column.</param>
    public static Culprit Find(BrokenPair pair, IReadOnlyList<BrokenPair> all, FeedRows rows, IReadOnlyDictionary<string, ColumnHabits> habits)
    {
        var (strongest, found) = pair.Strongest();
        var (first, second) = (pair.Watched.First, pair.Watched.Second);
        var (firstValues, secondValues) = (Values(rows, first, found), Values(rows, second, found));
        if (IsStuck(firstValues) != IsStuck(secondValues))
            return new(IsStuck(firstValues) ? first : second, true);

        var novelty = habits[first].Novelty(firstValues) - habits[second].Novelty(secondValues);
        if (Math.Abs(novelty) >= ClearNovelty)
            return new(novelty > 0 ? first : second, true);

        var fits = (FitsAnother(first, pair, all), FitsAnother(second, pair, all));
        if (fits.Item1 != fits.Item2)
            return new(fits.Item1 ? second : first, true);

        var steps = (StepIf(first, pair, rows, habits), StepIf(second, pair, rows, habits));
        return double.IsNaN(steps.Item1 - steps.Item2)
            ? new(strongest, false)
            : new(steps.Item1 <= steps.Item2 ? first : second, Math.Abs(steps.Item1 - steps.Item2) >= ClearStep);
    }

    /// <summary>Whether one value fills nearly all wrong rows.</summary>
    public static bool IsStuck(IReadOnlyList<double> values) =>
        values.Count > 1 && values.GroupBy(value => value).Max(group => group.Count()) >= StuckShare * values.Count;

    public static double[] Values(FeedRows rows, string column, RelationBreak found)
    {
        var values = rows.Find(column)!;
        return [.. found.WrongRows.Select(row => values[row])];
    }

    private static bool FitsAnother(string column, BrokenPair pair, IReadOnlyList<BrokenPair> all) =>
        all.Any(other => other != pair && other.Verdict == DriftVerdict.NotDrifted && (other.Watched.First == column || other.Watched.Second == column));

    /// <summary>How unusual the steps of both columns at the beginning are once this column is repaired: small when it is the one that changed.</summary>
    private static double StepIf(string column, BrokenPair pair, FeedRows rows, IReadOnlyDictionary<string, ColumnHabits> habits)
    {
        if (pair.BreakOf(column) is not { WrongRows: [> 0 and var row, ..], HasBegun: true } found)
            return double.NaN;
        var (own, other) = (rows.Find(column)!, rows.Find(pair.Other(column))!);
        return Math.Min(LargestStep, habits[column].Step(rows, row, own[row - 1], found.Repair.Undo(own[row])))
            + Math.Min(LargestStep, habits[pair.Other(column)].Step(rows, row, other[row - 1], other[row]));
    }
}
