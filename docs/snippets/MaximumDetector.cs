#region drift-custom-detector
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

/// <summary>Watches the largest value of a column: a sensor that leaves its range, a price with one digit too many.</summary>
public sealed class MaximumDetector(double practicalMinimum = 0.5) : IDriftDetector
{
    public string Name => "maximum";

    public DriftFinding Compare(ColumnSample reference, ColumnSample current)
    {
        var enough = reference.SortedValues.Length >= 30 && current.SortedValues.Length >= 30;
        var effect = enough ? Math.Abs((current.SortedValues[^1] - reference.SortedValues[^1]) / Math.Max(1e-9, Math.Abs(reference.SortedValues[^1]))) : double.NaN;
        var verdict = !enough ? DriftVerdict.Inconclusive : effect >= practicalMinimum ? DriftVerdict.Drifted : DriftVerdict.NotDrifted;
        return new()
        {
            Column = current.Column.Name,
            Detector = Name,
            Test = "comparison of the largest values",
            Verdict = verdict,
            EffectName = "relative change of the maximum",
            Effect = effect,
            PracticalMinimum = practicalMinimum,
            ReferenceRows = reference.SortedValues.Length,
            CurrentRows = current.SortedValues.Length,
            Change = enough ? FormattableString.Invariant($"maximum {reference.SortedValues[^1]:0.##} → {current.SortedValues[^1]:0.##}") : null,
            Sentence = enough
                ? FormattableString.Invariant($"{current.Column.Name}: the largest value differs by {effect:P0}.")
                : $"{current.Column.Name}: fewer than 30 numbers on a side.",
        };
    }
}
#endregion
