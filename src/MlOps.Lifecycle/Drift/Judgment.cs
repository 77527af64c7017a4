using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>The one rule from an interval to a verdict.</summary>
public static class Judgment
{
    /// <summary>Judges an effect.</summary>
    /// <param name="effect">The interval of the effect.</param>
    /// <param name="practicalMinimum">The effect from which a change matters.</param>
    /// <returns>
    /// <see cref="DriftVerdict.Drifted"/> when even the lower limit reaches the minimum, <see cref="DriftVerdict.NotDrifted"/> when even the
    /// upper limit stays below it, else <see cref="DriftVerdict.Inconclusive"/>; so too for NaN.
    /// </returns>
    public static DriftVerdict Of(Interval effect, double practicalMinimum) =>
        effect.Lower >= practicalMinimum ? DriftVerdict.Drifted
        : effect.Upper < practicalMinimum ? DriftVerdict.NotDrifted
        : DriftVerdict.Inconclusive;
}
