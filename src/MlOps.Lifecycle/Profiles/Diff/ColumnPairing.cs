using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Finds which current column is which column of the reference: by name, then by content and kinship of names, never by a guess.</summary>
internal static class ColumnPairing
{
    private const long FewestValues = 20;
    private const long FewestValuesOfStrangers = 50;
    private const double Ambiguous = 0.1;

    private enum Kinship
    {
        SameButSeparators,
        Similar,
        SamePlace,
        Strangers,
    }

    public static List<ColumnPair> Pair(TableProfile reference, TableProfile current)
    {
        var pairs = reference.Columns.Where(c => current.Schema.Find(c.Column.Name) is not null)
            .Select(c => ColumnPair.Of(c, current[c.Column.Name])).ToList();
        var gone = reference.Columns.Where(c => current.Schema.Find(c.Column.Name) is null).ToList();
        var fresh = current.Columns.Where(c => reference.Schema.Find(c.Column.Name) is null).ToList();
        var isOneForOne = gone.Count == 1 && fresh.Count == 1;
        var candidates = (from r in gone from c in fresh
                          let pair = ColumnPair.Of(r, c)
                          let kinship = KinshipOf(reference, current, pair, isOneForOne)
                          let distance = ContentDistance.Between(pair.Reference, pair.Current)
                          where IsMatch(pair.Reference, pair.Current, kinship, distance)
                          orderby kinship, distance
                          select (Pair: pair, Kinship: kinship, Distance: distance)).ToList();
        while (candidates.Count > 0)
        {
            // What resembles two columns nearly equally well is neither: both stay gone and new.
            var (best, kinship, distance) = candidates[0];
            var isAmbiguous = candidates.Skip(1).Any(c => c.Kinship == kinship && c.Distance < distance + Ambiguous && IsRival(c.Pair, best));
            if (!isAmbiguous)
                pairs.Add(best);
            candidates.RemoveAll(c => IsRival(c.Pair, best) && (!isAmbiguous || c.Kinship == kinship));
            candidates.Remove((best, kinship, distance));
        }

        return pairs;
    }

    private static bool IsRival(ColumnPair a, ColumnPair b) => a.Reference.Column.Name == b.Reference.Column.Name || a.Current.Column.Name == b.Current.Column.Name;

    private static bool IsMatch(ColumnProfile r, ColumnProfile c, Kinship kinship, double distance)
    {
        if (r.Column.Type != c.Column.Type && !(r.Column.Type is ColumnType.Integer or ColumnType.Number && c.Column.Type is ColumnType.Integer or ColumnType.Number))
            return false;
        if (kinship == Kinship.SameButSeparators)
            return true;
        if (Math.Min(r.ValueCount, c.ValueCount) < FewestValues || Math.Abs(r.NullShare - c.NullShare) > 0.3 || ContentDistance.Inside(r, c) < 0.95)
            return false;
        return kinship switch
        {
            Kinship.Similar => distance <= 0.5,
            Kinship.SamePlace => distance <= 0.25,
            _ => distance <= 0.15 && Math.Min(r.ValueCount, c.ValueCount) >= FewestValuesOfStrangers && IsTelling(r),
        };
    }

    /// <summary>Numbers of many values and categories with words tell columns apart; codes and flags look alike everywhere.</summary>
    private static bool IsTelling(ColumnProfile column) =>
        column.Column.Type == ColumnType.Text ? column.DistinctCount >= 2 : !column.Column.IsCategorical && column.DistinctCount >= 10;

    private static Kinship KinshipOf(TableProfile reference, TableProfile current, ColumnPair pair, bool isOneForOne)
    {
        var (a, b) = (Plain(pair.Reference.Column.Name), Plain(pair.Current.Column.Name));
        if (a == b && a.Length > 0)
            return Kinship.SameButSeparators;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length >= 3 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal) || EditDistance(a, b) <= shorter.Length / 4))
            return Kinship.Similar;
        return isOneForOne && reference.Schema.IndexOf(pair.Reference.Column.Name) == current.Schema.IndexOf(pair.Current.Column.Name) ? Kinship.SamePlace : Kinship.Strangers;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
