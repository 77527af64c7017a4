using System.Globalization;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>Watches a column by the population stability index: numbers over bins that the reference fills equally, categories as they are.</summary>
/// <remarks>Pure and thread-safe. See docs/drift/population-stability.md.</remarks>
public sealed class PopulationStabilityDetector : IDriftDetector
{
    internal const string Kind = "population-stability";
    private const string EffectName = "PSI";
    private const string TestName = "population stability index";
    private const double LeastExpected = 5;
    private readonly double _practicalMinimum;
    private readonly int _minimumRows;
    private readonly double _confidence;
    private readonly int _bins;

    /// <summary>Creates a detector.</summary>
    /// <param name="options">The settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public PopulationStabilityDetector(PopulationStabilityOptions? options = null)
    {
        options = DetectorOptions.Check(Kind, options ?? new(), PopulationStabilityValidator.Instance);
        (_practicalMinimum, _minimumRows, _confidence, _bins) = (options.PracticalMinimum, options.MinimumRows, options.Confidence, options.Bins);
    }

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public DriftFinding Compare(ColumnSample reference, ColumnSample current) =>
        IsEmptyOrOf(reference, numbers: true) && IsEmptyOrOf(current, numbers: true) ? CompareNumbers(reference, current)
        : IsEmptyOrOf(reference, numbers: false) && IsEmptyOrOf(current, numbers: false) ? CompareCategories(reference, current)
        : DetectorFinding.Unmeasured(Start(current, 0, 0), "holds categories on one side and numbers on the other: nothing can be compared.");

    private DriftFinding CompareNumbers(ColumnSample reference, ColumnSample current)
    {
        var empty = Start(current, reference.SortedValues.Length, current.SortedValues.Length);
        if (DetectorFinding.FindTooFewRows(empty, _minimumRows) is { } tooFew)
            return tooFew;
        var bins = QuantileBins.Of(reference.SortedValues, _bins);
        var before = bins.CountSorted(reference.SortedValues);
        var now = bins.CountSorted(current.SortedValues);
        Fold(before, now, 0, 1);
        Fold(before, now, before.Length - 1, before.Length - 2);
        var result = Statistics.PopulationStability.Compare(before, now, _confidence);
        return Judge(
            empty with { Test = string.Create(CultureInfo.InvariantCulture, $"{TestName}, {result.Bins} quantile bins of the reference") },
            result,
            result.LargestBin < 0 ? "equal shares" : $"{Wording.Medians(reference, current)}, {Describe(reference, bins, before, now, result.LargestBin)}");
    }

    private DriftFinding CompareCategories(ColumnSample reference, ColumnSample current)
    {
        var table = CategoryTable.Of(reference, current);
        var empty = Start(current, table.ReferenceRows, table.CurrentRows);
        if (DetectorFinding.FindTooFewRows(empty, _minimumRows) is { } tooFew)
            return tooFew;
        var result = Statistics.PopulationStability.Compare(table.Reference, table.Current, _confidence);
        if (table.Pooled > 0 && result.Bins == 1)
            return DetectorFinding.Unmeasured(empty, "every category is rare, so nothing can be counted: watch it only if it has categories that repeat.");
        return Judge(
            empty with { Test = string.Create(CultureInfo.InvariantCulture, $"{TestName}, {result.Bins} categories{table.PoolingNote}") },
            result,
            table.Describe(result.LargestBin));
    }

    private static DriftFinding Judge(DriftFinding empty, PopulationStabilityResult result, string change)
    {
        var measured = empty with { Effect = Math.Max(0, result.Corrected), Statistic = result.Value, PValue = result.PValue, Change = change };
        if (result.Bins == 1 || result.SmallestExpected >= LeastExpected)
            return DetectorFinding.Judge(measured, result.Interval);
        var judged = DetectorFinding.Judge(measured, result.Interval, DriftVerdict.Inconclusive);
        return judged with
        {
            Sentence = string.Create(CultureInfo.InvariantCulture, $"{empty.Column}: too few rows for {result.Bins} bins: the smallest would hold {result.SmallestExpected:0.#} rows on one side, and 5 are needed; {change}."),
        };
    }

    private DriftFinding Start(ColumnSample current, long referenceRows, long currentRows) =>
        DetectorFinding.Start(current, Kind, TestName, EffectName, _practicalMinimum, null, referenceRows, currentRows);

    private static bool IsEmptyOrOf(ColumnSample sample, bool numbers) => numbers ? sample.Categories.Count == 0 : sample.SortedValues.IsEmpty;

    /// <summary>What lies beyond a value that fills an end bin counts on its own only where that is enough to count.</summary>
    private static void Fold(long[] before, long[] now, int end, int neighbor)
    {
        double n = before.Sum(), m = now.Sum();
        if (before[end] > 0 || neighbor < 0 || neighbor >= before.Length || now[end] * Math.Min(n, m) / (n + m) >= LeastExpected)
            return;
        now[neighbor] += now[end];
        now[end] = 0;
    }

    private static string Describe(ColumnSample reference, QuantileBins bins, long[] before, long[] now, int bin)
    {
        var where = bin == 0 ? $"up to {Wording.Value(reference.Column, bins.Edges[0])}"
            : bin == bins.BinCount - 1 ? $"above {Wording.Value(reference.Column, bins.Edges[^1])}"
            : $"{Wording.Value(reference.Column, bins.Edges[bin - 1])} to {Wording.Value(reference.Column, bins.Edges[bin])}";
        return $"values {where}: {Wording.Percent((double)before[bin] / before.Sum())} → {Wording.Percent((double)now[bin] / now.Sum())} of the rows";
    }
}
