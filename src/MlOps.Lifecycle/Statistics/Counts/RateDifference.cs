namespace MlOps.Lifecycle.Statistics;

/// <summary>Compares two rates, for example of missing values, with the interval of Newcombe.</summary>
/// <remarks>Pure and thread-safe. Source: Newcombe 1998, method 10 (the hybrid of two Wilson intervals, without continuity correction).</remarks>
public static class RateDifference
{
    /// <summary>Compares two rates.</summary>
    /// <param name="referenceHits">Hits of the reference.</param>
    /// <param name="referenceRows">Rows of the reference.</param>
    /// <param name="currentHits">Hits of the current data.</param>
    /// <param name="currentRows">Rows of the current data.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1).</param>
    /// <returns>The result; a side without rows gives NaN with the interval from −1 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than hits, a count is negative, or <paramref name="confidence"/> is not in (0, 1).</exception>
    public static RateDifferenceResult Compare(long referenceHits, long referenceRows, long currentHits, long currentRows, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(referenceHits);
        ArgumentOutOfRangeException.ThrowIfNegative(currentHits);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceRows, referenceHits);
        ArgumentOutOfRangeException.ThrowIfLessThan(currentRows, currentHits);
        Confidence.Check(confidence);
        if (referenceRows == 0 || currentRows == 0)
            return new(Rate(referenceHits, referenceRows), Rate(currentHits, currentRows), double.NaN, new(-1, 1, confidence), double.NaN, double.NaN);

        double p = Rate(referenceHits, referenceRows), q = Rate(currentHits, currentRows), difference = q - p;
        var (pLow, pHigh) = Wilson(p, referenceRows, confidence);
        var (qLow, qHigh) = Wilson(q, currentRows, confidence);
        var interval = new Interval(
            Math.Max(-1, difference - Math.Sqrt(((q - qLow) * (q - qLow)) + ((pHigh - p) * (pHigh - p)))),
            Math.Min(1, difference + Math.Sqrt(((qHigh - q) * (qHigh - q)) + ((p - pLow) * (p - pLow)))),
            confidence);

        var pooled = (referenceHits + (double)currentHits) / (referenceRows + (double)currentRows);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / referenceRows) + (1.0 / currentRows)));
        var z = deviation > 0 ? difference / deviation : 0;
        return new(p, q, difference, interval, z, Math.Min(1, 2 * NormalLaw.Cdf(-Math.Abs(z))));
    }

    private static double Rate(long hits, long rows) => rows == 0 ? double.NaN : (double)hits / rows;

    /// <summary>The score interval of one rate (Wilson 1927).</summary>
    private static (double Low, double High) Wilson(double rate, long rows, double confidence)
    {
        var z = NormalLaw.InverseSurvival((1 - confidence) / 2);
        var share = z * z / rows;
        var center = rate + (share / 2);
        var half = z * Math.Sqrt(((rate * (1 - rate)) + (share / 4)) / rows);
        return (Math.Max(0, (center - half) / (1 + share)), Math.Min(1, (center + half) / (1 + share)));
    }
}
