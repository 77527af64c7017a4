using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Policies;

/// <summary>Drift that was found in two judged windows in a row, so that one odd week is none. Columns whose feed was broken are no drift.</summary>
internal static class ConfirmedDrift
{
    /// <summary>The looks at windows in which drift is known, newest first and one per window; the evidence's own look comes first.</summary>
    public static List<Evidence> Looks(Evidence evidence) =>
        [evidence, .. EarlierWindows.Of(evidence).Where(earlier => earlier.Drift is not null)];

    /// <summary>The columns that drifted in the newest two looks.</summary>
    public static string[] Columns(List<Evidence> looks) =>
        looks.Count < 2 ? [] : [.. Names(looks[0]).Where(column => IsConfirmed(looks, 0, column))];

    /// <summary>Whether a column drifted in one look and in the one before it.</summary>
    public static bool IsConfirmed(List<Evidence> looks, int look, string column) =>
        look + 1 < looks.Count && HasDrifted(looks[look], column) && HasDrifted(looks[look + 1], column);

    /// <summary>The first look of the episode that lasts until now; an episode ends when two looks in a row find the column as it should be. Minus one when no end is in sight.</summary>
    public static int EpisodeBegin(List<Evidence> looks, string column)
    {
        for (var i = 1; i + 1 < looks.Count; i++)
        {
            if (IsQuiet(looks[i], column) && IsQuiet(looks[i + 1], column))
                return i - 1;
        }

        return -1;
    }

    private static bool HasDrifted(Evidence look, string column) => Names(look).Contains(column, StringComparer.Ordinal);

    private static bool IsQuiet(Evidence look, string column) =>
        look.Drift!.Value.Any(known => known.Column == column)
        && look.Drift!.Value.All(known => known.Column != column || known.Verdict is DriftVerdict.NotDrifted);

    private static IEnumerable<string> Names(Evidence look) =>
        (look.Drift ?? [])
            .Where(known => known.Verdict is DriftVerdict.Drifted)
            .Select(known => known.Column)
            .Distinct(StringComparer.Ordinal)
            .Except(BrokenFeed.Columns(look), StringComparer.Ordinal);
}
