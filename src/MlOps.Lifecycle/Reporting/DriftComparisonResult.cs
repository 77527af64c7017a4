using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The comparison of two tables: print it, save it, or read its report.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DriftComparisonResult
{
    internal DriftComparisonResult(DriftReport report) => Report = report;

    /// <summary>All findings, with nothing rounded.</summary>
    public DriftReport Report { get; }

    /// <summary>Drifted when any column drifted; else inconclusive when any could not be judged; else not drifted. Inconclusive when no column was judged.</summary>
    public DriftVerdict Verdict =>
        Report.Findings.Any(finding => finding.Verdict is DriftVerdict.Drifted) ? DriftVerdict.Drifted
        : Report.Findings.IsEmpty || Report.Findings.Any(finding => finding.Verdict is DriftVerdict.Inconclusive) ? DriftVerdict.Inconclusive
        : DriftVerdict.NotDrifted;

    /// <summary>The comparison for the console: the verdict, the columns that matter with direction and size, and the next step.</summary>
    public override string ToString() => DriftText.Write(Report);
}
