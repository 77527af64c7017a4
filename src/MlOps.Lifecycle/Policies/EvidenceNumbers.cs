using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>Finds numbers that evidence written by hand cannot mean.</summary>
internal static class EvidenceNumbers
{
    public static void Check(QualityEvidence quality)
    {
        Check($"the reference of '{quality.Metric}'", quality.Reference);
        Check($"the measured value of '{quality.Metric}'", quality.Current);
        Check($"the interval of the reference of '{quality.Metric}'", quality.ReferenceInterval);
        Check($"the interval of '{quality.Metric}'", quality.CurrentInterval);
    }

    private static void Check(string what, double? value)
    {
        if (value is { } number && double.IsNaN(number))
            throw new ArgumentException($"In the evidence, {what} is NaN: pass null for what is unknown.");
    }

    private static void Check(string what, Interval? interval)
    {
        if (interval is not { } i)
            return;
        if (double.IsNaN(i.Lower) || double.IsNaN(i.Upper))
            throw new ArgumentException($"In the evidence, {what} contains NaN: pass null for what is unknown.");
        if (i.Lower > i.Upper)
            throw new ArgumentException($"In the evidence, {what} ends before it begins ({PlainNumber.Of(i.Lower)} to {PlainNumber.Of(i.Upper)}): give the lower limit first.");
    }
}
