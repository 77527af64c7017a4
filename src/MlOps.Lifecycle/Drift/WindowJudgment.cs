using System.Globalization;

namespace MlOps.Lifecycle.Drift;

/// <summary>Judges a finding about a window by what is usual between windows of the reference.</summary>
internal static class WindowJudgment
{
    public static DriftFinding Apply(DriftFinding finding, ReferenceSpread spread)
    {
        var column = spread.Find(finding.Column, finding.Detector);
        var known = finding with { ReferenceWindows = spread.Windows, WindowLimit = column?.Limit };

        // What could not be measured stays so, and what does not matter in practice needs no limit.
        if (!double.IsFinite(finding.Effect) || finding.Verdict is DriftVerdict.NotDrifted)
            return known;
        return column?.Limit is not { } limit ? TooFewWindows(known, spread, column)
            : finding.Effect >= finding.PracticalMinimum && finding.Effect > limit ? Drifted(known, limit)
            : Usual(known, limit);
    }

    private static DriftFinding Drifted(DriftFinding finding, double limit) => finding with
    {
        Verdict = DriftVerdict.Drifted,
        Sentence = Text($"{finding.Column} changed: {finding.Change}; {Effect(finding)}, up to {Wording.Effect(limit)} is usual between the {finding.ReferenceWindows} windows of the reference."),
    };

    private static DriftFinding Usual(DriftFinding finding, double limit) => finding with
    {
        Verdict = DriftVerdict.NotDrifted,
        Sentence = finding.Effect < finding.PracticalMinimum
            ? Text($"{finding.Column} shows no change that matters: {Effect(finding)}, {Wording.Effect(finding.PracticalMinimum)} matters.")
            : Text($"{finding.Column} differs no more than usual: {finding.Change}; {Effect(finding)}, up to {Wording.Effect(limit)} is usual between the {finding.ReferenceWindows} windows of the reference."),
    };

    private static DriftFinding TooFewWindows(DriftFinding finding, ReferenceSpread spread, ColumnSpread? column)
    {
        var measured = column?.Effects.Count(double.IsFinite) ?? spread.Windows;
        return finding with
        {
            Verdict = DriftVerdict.Inconclusive,
            Sentence = Text($"{finding.Column}: cannot say yet. {finding.Change}; {Effect(finding)}, and {PlainNumber.Count(measured, "window")} of the reference do not show what is usual: {spread.WindowsNeeded} are needed."),
        };
    }

    private static string Effect(DriftFinding finding) => $"{finding.EffectName} {Wording.Effect(finding.Effect)}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
