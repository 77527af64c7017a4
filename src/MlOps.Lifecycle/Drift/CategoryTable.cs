using System.Globalization;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>
/// Two samples of categories over the same columns, with what occurs only once in a while counted together: categories that neither
/// side would have five times without a change make one column. Unseen categories are columns like all others.
/// </summary>
internal sealed class CategoryTable
{
    private const int LeastToBeNamed = 5;
    private readonly string[] _names;

    private CategoryTable(string[] names, long[] reference, long[] current, int pooled)
    {
        _names = names;
        Reference = reference;
        Current = current;
        Pooled = pooled;
        ReferenceRows = reference.Sum();
        CurrentRows = current.Sum();
    }

    public long[] Reference { get; }

    public long[] Current { get; }

    public long ReferenceRows { get; }

    public long CurrentRows { get; }

    /// <summary>How many categories are counted together in the last column; 0 when every category has its own.</summary>
    public int Pooled { get; }

    /// <summary>The larger share, over both sides, of rows whose category is counted together with others.</summary>
    public double PooledShare => Pooled == 0 ? 0 : Math.Max((double)Reference[^1] / ReferenceRows, (double)Current[^1] / CurrentRows);

    public string PoolingNote => Pooled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Pooled:#,0} rare categories counted together");

    public static CategoryTable Of(ColumnSample reference, ColumnSample current)
    {
        var before = Counts(reference);
        var now = Counts(current);
        var names = before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        long[] usual = [.. names.Select(name => before.GetValueOrDefault(name))], latest = [.. names.Select(name => now.GetValueOrDefault(name))];
        var rare = RareCells.Find(usual, latest);
        var (pooledReference, pooledCurrent) = RareCells.Pool(usual, latest);
        return new([.. names.Where((_, i) => !rare[i])], pooledReference, pooledCurrent, rare.Count(isRare => isRare));
    }

    /// <summary>
    /// The change in words: the new value with the largest share, else the one that is gone, else the column that moved most. Values
    /// that occur fewer than five times are never named.
    /// </summary>
    public string Describe(int largestColumn)
    {
        if (LargestWhere(Reference, Current) is { } unseen)
            return $"new value {Name(unseen)} in {Wording.Percent(Share(Current, CurrentRows, unseen))} of the rows";
        if (LargestWhere(Current, Reference) is { } gone)
            return $"value {Name(gone)} is gone, it was in {Wording.Percent(Share(Reference, ReferenceRows, gone))} of the rows";
        return largestColumn < 0
            ? "equal shares"
            : $"{Name(largestColumn)} {Wording.Percent(Share(Reference, ReferenceRows, largestColumn))} → {Wording.Percent(Share(Current, CurrentRows, largestColumn))}";
    }

    /// <summary>The column that is empty on one side and holds most on the other.</summary>
    private static int? LargestWhere(long[] empty, long[] filled)
    {
        int? largest = null;
        for (var i = 0; i < empty.Length; i++)
        {
            if (empty[i] == 0 && filled[i] >= LeastToBeNamed && (largest is null || filled[i] > filled[largest.Value]))
                largest = i;
        }

        return largest;
    }

    private static double Share(long[] counts, long rows, int i) => rows == 0 ? 0 : (double)counts[i] / rows;

    private string Name(int i) => i >= _names.Length || Reference[i] + Current[i] < LeastToBeNamed ? "rare values" : Wording.Category(_names[i]);

    /// <summary>Categories with their counts; of a column of numbers its distinct values.</summary>
    private static IReadOnlyDictionary<string, long> Counts(ColumnSample sample)
    {
        if (sample.SortedValues.IsEmpty)
            return sample.Categories;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var sorted = sample.SortedValues;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            counts.Add(sorted[start].ToString("R", CultureInfo.InvariantCulture), end - start);
        }

        return counts;
    }
}
