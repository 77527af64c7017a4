using System.Globalization;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Drift;

/// <summary>Watches a column of categories by the shares of its values: the chi-square test of homogeneity with Cramér's V as the effect.</summary>
/// <remarks>
/// Pure and thread-safe. Unseen categories are columns of the table like all others and are named when five rows have them. Numbers are
/// counted by their distinct values. See docs/drift/chi-square.md.
/// </remarks>
public sealed class ChiSquareDetector : IDriftDetector
{
    internal const string Kind = "chi-square";
    private const string EffectName = "Cramér's V";
    private const string TestName = "chi-square test of homogeneity";
    private const double MostlyRare = 0.5;
    private readonly double _practicalMinimum;
    private readonly int _minimumRows;
    private readonly double _confidence;

    /// <summary>Creates a detector.</summary>
    /// <param name="options">The settings, copied; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public ChiSquareDetector(ChiSquareOptions? options = null)
    {
        options = DetectorOptions.Check(Kind, options ?? new(), ChiSquareValidator.Instance);
        (_practicalMinimum, _minimumRows, _confidence) = (options.PracticalMinimum, options.MinimumRows, options.Confidence);
    }

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public DriftFinding Compare(ColumnSample reference, ColumnSample current)
    {
        var table = CategoryTable.Of(reference, current);
        var empty = DetectorFinding.Start(current, Kind, TestName, EffectName, _practicalMinimum, 1, table.ReferenceRows, table.CurrentRows);
        if (DetectorFinding.FindTooFewRows(empty, _minimumRows) is { } tooFew)
            return tooFew;
        var result = Statistics.ChiSquare.Compare(table.Reference, table.Current, _confidence);
        if (table.Pooled > 0 && result.Columns == 1)
            return DetectorFinding.Unmeasured(empty, "every value is rare, so shares cannot be compared: leave the column out, or give it values that repeat.");

        var measured = empty with
        {
            Test = string.Create(CultureInfo.InvariantCulture, $"{TestName}, 2 × {result.Columns}{table.PoolingNote}"),
            Effect = result.Effect,
            Statistic = result.Statistic,
            PValue = result.PValue,
            Change = table.Describe(result.LargestColumn),
        };
        var judged = DetectorFinding.Judge(measured, result.EffectInterval);
        return judged.Verdict is DriftVerdict.NotDrifted && table.PooledShare > MostlyRare
            ? judged with
            {
                Verdict = DriftVerdict.Inconclusive,
                Sentence = $"{empty.Column}: cannot say, because {Wording.Percent(table.PooledShare)} of the rows have rare values that are only counted together.",
            }
            : judged;
    }
}
