namespace MlOps.Lifecycle.Statistics;

/// <summary>The largest difference of two empirical distribution functions.</summary>
/// <param name="D">The distance, in [0, 1]; NaN when a sample is empty.</param>
/// <param name="Gap">The distance times both sample sizes: a whole number, so that ties of the distance are exact.</param>
/// <param name="Location">The smallest value at which the distance is reached; NaN when a sample is empty.</param>
/// <param name="Sign">1 where the reference lies below (the current values are larger there), −1 where it lies above, 0 when there is no difference.</param>
/// <param name="ReferenceCount">Values of the reference.</param>
/// <param name="CurrentCount">Current values.</param>
public readonly record struct KolmogorovSmirnovDistance(double D, long Gap, double Location, int Sign, int ReferenceCount, int CurrentCount);
