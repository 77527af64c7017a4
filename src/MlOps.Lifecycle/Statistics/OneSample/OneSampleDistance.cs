namespace MlOps.Lifecycle.Statistics;

/// <summary>How far the empirical distribution function of a sample lies from a known law.</summary>
/// <param name="Above">How far it lies above the law at most (the values are smaller), in [0, 1]; NaN for an empty sample.</param>
/// <param name="Below">How far it lies below the law at most (the values are larger), in [0, 1]; NaN for an empty sample.</param>
/// <param name="Count">The values.</param>
public readonly record struct OneSampleDistance(double Above, double Below, int Count)
{
    /// <summary>The larger of both distances.</summary>
    public double D => Math.Max(Above, Below);

    /// <summary>The distance in one direction.</summary>
    /// <param name="alternative">The direction: the sample is the current one, the law the reference.</param>
    public double Of(Alternative alternative) => alternative switch
    {
        Alternative.CurrentHigher => Below,
        Alternative.CurrentLower => Above,
        _ => D,
    };
}
