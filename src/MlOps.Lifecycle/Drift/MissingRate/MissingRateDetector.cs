using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>Watches the share of rows without a usable value: missing, NaN or infinite. All other detectors leave such rows out.</summary>
/// <remarks>Pure and thread-safe. See docs/drift/missing-rate.md.</remarks>
public sealed class MissingRateDetector : IDriftDetector
{
    internal const string Kind = "missing-rate";
    private const string EffectName = "change of the missing share";
    private const string TestName = "two-proportion z test";
    private readonly double _practicalMinimum;
    private readonly int _minimumRows;
    private readonly double _confidence;

    /// <summary>Creates a detector.</summary>
    /// <param name="options">The settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public MissingRateDetector(MissingRateOptions? options = null)
    {
        options = DetectorOptions.Check(Kind, options ?? new(), MissingRateValidator.Instance);
        (_practicalMinimum, _minimumRows, _confidence) = (options.PracticalMinimum, options.MinimumRows, options.Confidence);
    }

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public DriftFinding Compare(ColumnSample reference, ColumnSample current)
    {
        var empty = DetectorFinding.Start(current, Kind, TestName, EffectName, _practicalMinimum, 1, reference.RowCount, current.RowCount);
        if (DetectorFinding.FindTooFewRows(empty, _minimumRows) is { } tooFew)
            return tooFew;
        var result = RateDifference.Compare(Missing(reference), reference.RowCount, Missing(current), current.RowCount, _confidence);
        var measured = empty with
        {
            Effect = Math.Abs(result.Difference),
            Statistic = result.Statistic,
            PValue = result.PValue,
            Change = $"{(reference.InfiniteCount + current.InfiniteCount == 0 ? "missing" : "missing or infinite")} {Wording.Percent(result.ReferenceRate)} → {Wording.Percent(result.CurrentRate)}{NotFinite(current)}",
        };
        return DetectorFinding.Judge(measured, result.Magnitude, Missing(reference) + Missing(current) == 0 ? DriftVerdict.NotDrifted : null);
    }

    private static long Missing(ColumnSample sample) => sample.NullCount + sample.NaNCount + sample.InfiniteCount;

    private static string NotFinite(ColumnSample sample) => (sample.NaNCount, sample.InfiniteCount) switch
    {
        (0, 0) => "",
        (var nan, 0) => $" (of these {PlainNumber.Count(nan, "row")} with NaN)",
        (0, var infinite) => $" (of these {PlainNumber.Count(infinite, "row")} with infinity)",
        var (nan, infinite) => $" (of these {PlainNumber.Count(nan, "row")} with NaN and {PlainNumber.Count(infinite, "row")} with infinity)",
    };
}
