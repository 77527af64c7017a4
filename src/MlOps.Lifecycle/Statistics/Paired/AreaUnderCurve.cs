namespace MlOps.Lifecycle.Statistics;

/// <summary>An area under the ROC curve.</summary>
/// <param name="Area">The chance that a row of class 1 scores higher than one of class 0, ties counted ½; in [0, 1].</param>
/// <param name="Variance">Its variance; 0 where the classes are separated.</param>
public readonly record struct AreaUnderCurve(double Area, double Variance)
{
    /// <summary>An interval by the normal law, cut to [0, 1].</summary>
    /// <param name="confidence">The coverage, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public Interval Interval(double confidence)
    {
        Confidence.Check(confidence);
        var half = NormalLaw.InverseSurvival((1 - confidence) / 2) * Math.Sqrt(Variance);
        return new(Math.Max(0, Area - half), Math.Min(1, Area + half), confidence);
    }
}
