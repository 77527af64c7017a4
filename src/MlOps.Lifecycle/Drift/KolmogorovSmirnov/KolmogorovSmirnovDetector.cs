using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>Watches a column of numbers, dates or timestamps by the largest difference of its distribution functions.</summary>
/// <remarks>Pure and thread-safe. See docs/drift/kolmogorov-smirnov.md.</remarks>
public sealed class KolmogorovSmirnovDetector : IDriftDetector
{
    internal const string Kind = "kolmogorov-smirnov";
    private const string EffectName = "D";
    private const long ExactCellLimit = 50_000; // A p-value is a detail: it may take a fraction of a millisecond.
    private const string TestName = "two-sample Kolmogorov-Smirnov";
    private readonly double _practicalMinimum;
    private readonly int _minimumRows;
    private readonly double _confidence;

    /// <summary>Creates a detector.</summary>
    /// <param name="options">The settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public KolmogorovSmirnovDetector(KolmogorovSmirnovOptions? options = null)
    {
        options = DetectorOptions.Check(Kind, options ?? new(), KolmogorovSmirnovValidator.Instance);
        (_practicalMinimum, _minimumRows, _confidence) = (options.PracticalMinimum, options.MinimumRows, options.Confidence);
    }

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public DriftFinding Compare(ColumnSample reference, ColumnSample current)
    {
        var empty = DetectorFinding.Start(
            current, Kind, TestName, EffectName, _practicalMinimum, 1, reference.SortedValues.Length, current.SortedValues.Length);
        if (reference.Categories.Count + current.Categories.Count > 0)
            return DetectorFinding.Unmeasured(empty, $"holds categories, and {Kind} needs an order: watch it with chi-square.");
        if (DetectorFinding.FindTooFewRows(empty, _minimumRows) is { } tooFew)
            return tooFew;

        var distance = Statistics.KolmogorovSmirnov.Measure(reference.SortedValues, current.SortedValues);
        var exact = Statistics.KolmogorovSmirnov.FindExactP(distance, cellLimit: ExactCellLimit);
        var measured = empty with
        {
            Test = $"{TestName}, {(exact is null ? "asymptotic" : "exact")} p",
            Effect = distance.D,
            Statistic = distance.D,
            PValue = (exact ?? Statistics.KolmogorovSmirnov.AsymptoticP(distance)).P,
            Change = Describe(reference, current, distance),
        };
        return DetectorFinding.Judge(
            measured, Statistics.KolmogorovSmirnov.DistanceInterval(distance, _confidence), IsConstantAndEqual(reference, current) ? DriftVerdict.NotDrifted : null);
    }

    private static bool IsConstantAndEqual(ColumnSample reference, ColumnSample current) =>
        reference.SortedValues[0] == reference.SortedValues[^1]
        && current.SortedValues[0] == reference.SortedValues[0] && current.SortedValues[^1] == reference.SortedValues[0];

    private static string Describe(ColumnSample reference, ColumnSample current, in KolmogorovSmirnovDistance distance)
    {
        if (distance.Sign == 0)
            return "equal values";

        // A shift moves the middle; a change of spread or shape does not.
        var medians = Wording.Medians(reference, current);
        var middle = 0.5 - ShareUpTo(current.SortedValues, Quantile.Median(reference.SortedValues));
        if (Math.Sign(middle) == distance.Sign && Math.Abs(middle) >= distance.D / 2)
            return $"{(distance.Sign > 0 ? "higher" : "lower")}, {medians}";
        return $"{medians}, values up to {Wording.Value(reference.Column, distance.Location)}: "
            + $"{Wording.Percent(ShareUpTo(reference.SortedValues, distance.Location))} → {Wording.Percent(ShareUpTo(current.SortedValues, distance.Location))} of the rows";
    }

    private static double ShareUpTo(ReadOnlySpan<double> sorted, double limit)
    {
        var index = sorted.BinarySearch(limit);
        if (index < 0)
            return (double)~index / sorted.Length;
        while (index < sorted.Length && sorted[index] == limit)
            index++;
        return (double)index / sorted.Length;
    }
}
