namespace MlOps.Lifecycle.Statistics;

/// <summary>The largest differences of two empirical distribution functions F (reference) and G (current).</summary>
/// <param name="HigherGap">max(F − G) times both sample sizes, 0 or above: how far the current values are higher. A whole number, so that ties of the distance are exact.</param>
/// <param name="LowerGap">max(G − F) times both sample sizes, 0 or above: how far the current values are lower.</param>
/// <param name="Location">The smallest value at which the larger of both is reached; NaN when a sample is empty.</param>
/// <param name="Sign">1 where the current values are higher there, −1 where they are lower, 0 when there is no difference.</param>
/// <param name="ReferenceCount">Values of the reference, n.</param>
/// <param name="CurrentCount">Current values, m.</param>
public readonly record struct KolmogorovSmirnovDistance(long HigherGap, long LowerGap, double Location, int Sign, int ReferenceCount, int CurrentCount)
{
    /// <summary>The distance times both sample sizes.</summary>
    public long Gap => Math.Max(HigherGap, LowerGap);

    /// <summary>The distance sup|F − G|, in [0, 1]; NaN when a sample is empty.</summary>
    public double D => Of(Alternative.TwoSided);

    /// <summary>The distance in one direction: sup(F − G) for <see cref="Alternative.CurrentHigher"/>, sup(G − F) for <see cref="Alternative.CurrentLower"/>.</summary>
    /// <param name="alternative">The direction.</param>
    /// <returns>The distance, in [0, 1]; NaN when a sample is empty.</returns>
    public double Of(Alternative alternative) => ReferenceCount == 0 || CurrentCount == 0 ? double.NaN : (double)GapOf(alternative) / ReferenceCount / CurrentCount;

    internal long GapOf(Alternative alternative) => alternative switch
    {
        Alternative.CurrentHigher => HigherGap,
        Alternative.CurrentLower => LowerGap,
        _ => Gap,
    };
}
