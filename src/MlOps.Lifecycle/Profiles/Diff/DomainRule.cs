using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Whether categories occur that were not declared, or were never seen where all categories are known.</summary>
internal static class DomainRule
{
    private const long MostKnownCategories = 100;
    private const long RowsPerKnownCategory = 10;
    private const double NewShareThatBreaks = 0.3;
    private const double SpellingShareThatBreaks = 0.05;

    /// <summary>Whether categories of another type took the place of the known ones: that is a change of domain rather than of type.</summary>
    public static bool IsRecoding(ColumnProfile reference, ColumnProfile current) =>
        reference.Column.Type != current.Column.Type && reference.Column.IsCategorical && current.Column.IsCategorical
        && IsKnown(reference) && current.ValueCount > 0 && current.DistinctCount <= MostKnownCategories && Judge(reference, current) is not null;

    public static SchemaChange? Judge(ColumnProfile reference, ColumnProfile current)
    {
        var column = reference.Column;
        if (reference.RowCount == 0 && current.RowCount == 0)
            return Redeclared(column, current.Column);
        if (!column.IsCategorical || !current.Column.IsCategorical || current.ValueCount == 0)
            return null;
        var isDeclared = column.Domain is not null;
        if (!isDeclared && (!IsKnown(reference) || column.Role is not (ColumnRole.Feature or ColumnRole.Label or ColumnRole.Prediction)))
            return null;

        var known = column.Domain?.ToHashSet(StringComparer.Ordinal) ?? reference.Frequent.Values.Select(v => v.Value).ToHashSet(StringComparer.Ordinal);
        var unseen = current.Frequent.Values.Where(v => !known.Contains(v.Value) && (isDeclared || !IsExplainedByWhatWasLeftOut(v, current, reference))).ToArray();
        if (unseen.Length == 0)
            return null;
        var rows = unseen.Sum(v => v.Count);
        var share = rows / (double)current.ValueCount;
        var spelled = known.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var otherSpelling = unseen.Where(v => spelled.Contains(Plain(v.Value))).Sum(v => v.Count);
        var isSpelling = otherSpelling * 2 > rows;
        var what = isSpelling ? "are spelled in another way (case or blanks)" : isDeclared ? "are none of the declared ones" : "were never seen before";
        return new()
        {
            Kind = SchemaChangeKind.Domain,
            Column = column.Name,
            Breaking = column.Role != ColumnRole.Ignored && (share >= NewShareThatBreaks || (isSpelling && share >= SpellingShareThatBreaks)),
            Before = List(column.Domain ?? Shown(reference.Frequent.Values), known.Count),
            After = List(Shown(unseen), unseen.Length),
            Sentence = $"Categories of '{column.Name}'{DiffText.Examples(unseen)} {what}, in {DiffText.Rows(rows, current.RowCount)}.",
        };
    }

    private static bool IsKnown(ColumnProfile reference) =>
        reference.DistinctCount is > 0 and <= MostKnownCategories && reference.ValueCount >= reference.DistinctCount * RowsPerKnownCategory;

    /// <summary>A profile may leave out categories of few rows; that many rows, and three times as many for chance, prove nothing new.</summary>
    private static bool IsExplainedByWhatWasLeftOut(FrequentValue value, ColumnProfile current, ColumnProfile reference) =>
        reference.Frequent.Undercount > 0
        && value.Count <= Math.Max(1, 3.0 * reference.Frequent.Undercount * current.ValueCount / reference.ValueCount);

    private static SchemaChange? Redeclared(ColumnSchema before, ColumnSchema after)
    {
        if (before.Domain is null ? after.Domain is null : after.Domain is not null && before.Domain.SetEquals(after.Domain))
            return null;
        var (old, now) = (before.Domain is { } b ? List(b, b.Count) : "anything", after.Domain is { } a ? List(a, a.Count) : "anything");
        return new()
        {
            Kind = SchemaChangeKind.Domain,
            Column = before.Name,
            Breaking = false,
            Before = old,
            After = now,
            Sentence = $"The declared categories of '{before.Name}' were {old} and are now {now}.",
        };
    }

    /// <summary>Categories of few rows could tell who somebody is and stay out.</summary>
    private static IEnumerable<string> Shown(IEnumerable<FrequentValue> values) => values.Where(v => v.Count >= DiffText.FewestRowsOfAnExample).Select(v => v.Value);

    private static string Plain(string value) => value.Trim().ToUpperInvariant();

    private static string List(IEnumerable<string> values, int count)
    {
        var shown = values.Take(5).ToArray();
        return shown.Length == count ? string.Join(", ", shown) : shown.Length == 0 ? $"{count} others" : $"{string.Join(", ", shown)} and {count - shown.Length} more";
    }
}
