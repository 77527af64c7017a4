using System.Globalization;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>All findings about one column: what changed, and the finding that its verdict rests on.</summary>
internal sealed record ColumnSummary(string Name, DriftFinding Strongest, string Effect, string Change)
{
    /// <param name="findings">The findings of one column in the order of the report: drifted ones first, then by effect.</param>
    public static ColumnSummary Of(IGrouping<string, DriftFinding> findings)
    {
        var strongest = findings.FirstOrDefault(finding => finding.Verdict is DriftVerdict.Drifted)
            ?? findings.FirstOrDefault(finding => finding.Verdict is DriftVerdict.Inconclusive)
            ?? findings.First();
        var changes = findings.Where(finding => finding.Verdict is DriftVerdict.Drifted && finding.Change is not null).Select(finding => finding.Change!);
        return new(
            findings.Key,
            strongest,
            string.Create(CultureInfo.InvariantCulture, $"{strongest.EffectName} {strongest.Effect:0.00}"),
            string.Join("; ", changes));
    }
}
