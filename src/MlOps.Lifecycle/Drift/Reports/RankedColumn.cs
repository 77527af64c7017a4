using System.Collections.Immutable;

namespace MlOps.Lifecycle.Drift;

/// <summary>All findings on one column, told by the strongest.</summary>
/// <param name="Strongest">The finding with the strongest verdict, then with the largest excess.</param>
/// <param name="Excess">How many times what matters its effect is; NaN when unknown.</param>
/// <param name="Findings">All of them, the strongest first.</param>
internal sealed record RankedColumn(DriftFinding Strongest, double Excess, ImmutableArray<DriftFinding> Findings)
{
    public string Name => Strongest.Column;

    public DriftVerdict Verdict => Strongest.Verdict;

    /// <summary>The columns of a report, those that changed first, each group by how far the effect exceeds what matters.</summary>
    public static ImmutableArray<RankedColumn> Of(IEnumerable<DriftFinding> findings) =>
    [
        .. findings.GroupBy(finding => finding.Column, StringComparer.Ordinal)
            .Select(group => group.OrderBy(Place).ThenByDescending(ExcessOf).ToImmutableArray())
            .Select(group => new RankedColumn(group[0], ExcessOf(group[0]), group))
            .OrderBy(column => Place(column.Strongest))
            .ThenByDescending(column => column.Excess)
            .ThenBy(column => column.Name, StringComparer.Ordinal),
    ];

    /// <summary>How many times what matters an effect is: the practical minimum, or what windows of the reference reach by themselves where that is more.</summary>
    public static double ExcessOf(DriftFinding finding) => finding.PracticalMinimum > 0 ? finding.Effect / LimitOf(finding) : double.NaN;

    /// <summary>The effect from which a finding matters: the practical minimum, or what windows of the reference reach by themselves where that is more.</summary>
    public static double LimitOf(DriftFinding finding) => Math.Max(finding.PracticalMinimum, finding.WindowLimit ?? 0);

    private static int Place(DriftFinding finding) => finding.Verdict switch
    {
        DriftVerdict.Drifted => 0,
        DriftVerdict.Inconclusive => 1,
        _ => 2,
    };
}
