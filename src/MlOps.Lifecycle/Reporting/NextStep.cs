using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Reporting;

/// <summary>What to do after a comparison, in one sentence. Broken data come first: whoever retrains on them makes it worse.</summary>
internal static class NextStep
{
    public static string Of(DriftReport report)
    {
        if (report.SchemaChanges.FirstOrDefault(change => change.Breaking) is { } broken)
            return $"Repair the feed of {broken.Column} before these rows are scored or trained on.";
        var drifted = report.Findings.Where(finding => finding.Verdict is DriftVerdict.Drifted).ToArray();
        if (drifted.FirstOrDefault(finding => finding.Detector == MissingRateDetector.Kind) is { } missing)
            return $"Find out at the source why {missing.Column} is missing in other rows than before; do not train on these rows until then.";
        if (drifted.FirstOrDefault(finding => finding.Role is ColumnRole.Feature) is { } input)
            return $"Ask at the source of {input.Column} whether its change is meant; if so, measure the model on the newest labels. Drift alone is no reason to retrain.";
        if (drifted.Length > 0)
            return $"What is predicted changed itself: measure the model on the newest labels, and retrain if it got worse.";
        if (report.Findings.IsEmpty)
            return "Compare tables that share columns, or name the columns to watch.";
        if (report.Findings.Any(finding => finding.Verdict is DriftVerdict.Inconclusive))
            return "Collect more rows, or say by PracticalMinimum how large a change must be to matter.";
        return "Nothing to do.";
    }
}
