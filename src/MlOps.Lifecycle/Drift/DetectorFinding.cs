using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>The findings that every detector may have to report.</summary>
internal static class DetectorFinding
{
    /// <summary>Fills in the verdict and the sentence of a finding whose effect was measured.</summary>
    public static DriftFinding Judge(DriftFinding measured, Interval interval, DriftVerdict? verdict = null)
    {
        var judged = measured with { EffectInterval = interval, Verdict = verdict ?? Judgment.Of(interval, measured.PracticalMinimum) };
        return judged with { Sentence = Wording.Judged(judged, interval) };
    }

    /// <summary>Nothing was measured, and the reason.</summary>
    public static DriftFinding Unmeasured(DriftFinding empty, string reason) =>
        empty with { Verdict = DriftVerdict.Inconclusive, Effect = double.NaN, Sentence = $"{empty.Column}: {reason}" };

    /// <summary>Too few rows, and how many more are needed; null when both sides have enough.</summary>
    public static DriftFinding? FindTooFewRows(DriftFinding empty, int minimum)
    {
        if (empty.ReferenceRows >= minimum && empty.CurrentRows >= minimum)
            return null;
        var parts = new List<string>(2);
        if (empty.CurrentRows < minimum)
            parts.Add($"{PlainNumber.Count(empty.CurrentRows, "current value")}, {minimum} are needed ({minimum - empty.CurrentRows} more)");
        if (empty.ReferenceRows < minimum)
            parts.Add($"{PlainNumber.Count(empty.ReferenceRows, "value")} in the reference, {minimum} are needed ({minimum - empty.ReferenceRows} more)");
        return Unmeasured(empty, $"too few rows to judge: {string.Join("; ", parts)}.");
    }

    /// <summary>A finding with everything that is known before anything is measured.</summary>
    public static DriftFinding Start(ColumnSample current, string detector, string test, string effectName, double minimum, double? maximum, long referenceRows, long currentRows) => new()
    {
        Column = current.Column.Name,
        Role = current.Column.Role,
        Detector = detector,
        Test = test,
        Verdict = DriftVerdict.Inconclusive,
        EffectName = effectName,
        Effect = double.NaN,
        EffectMaximum = maximum,
        PracticalMinimum = minimum,
        ReferenceRows = referenceRows,
        CurrentRows = currentRows,
        Sentence = "",
    };
}
