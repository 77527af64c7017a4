namespace MlOps.Lifecycle.Profiles;

/// <summary>How much of a distribution lies within limits.</summary>
internal static class KnownRange
{
    /// <summary>The share of values within the limits, both included; 1 without values.</summary>
    public static double Between(QuantileSummary values, double minimum, double maximum)
    {
        if (values.Count == 0)
            return 1;
        var inside = 0L;
        for (var i = 0; i < values.Values.Length; i++)
            inside += values.Values[i] >= minimum && values.Values[i] <= maximum ? values.Weights[i] : 0;
        return inside / (double)values.Count;
    }
}
