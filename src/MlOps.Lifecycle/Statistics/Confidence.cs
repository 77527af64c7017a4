namespace MlOps.Lifecycle.Statistics;

/// <summary>The coverage of intervals.</summary>
internal static class Confidence
{
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static void Check(double confidence)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, for example 0.95.");
    }
}
