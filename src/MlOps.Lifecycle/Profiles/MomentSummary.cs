namespace MlOps.Lifecycle.Profiles;

/// <summary>Count, mean and central moments of numbers; two summaries merge to the summary of both.</summary>
/// <remarks>Source: Chan, Golub, LeVeque 1979 and Pébay 2008 (Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments). Merging is exact up to rounding.</remarks>
public readonly record struct MomentSummary
{
    /// <summary>The number of values.</summary>
    public long Count { get; init; }

    /// <summary>The mean; 0 without values.</summary>
    public double Mean { get; init; }

    /// <summary>The sum of squared deviations from the mean.</summary>
    public double M2 { get; init; }

    /// <summary>The sum of cubed deviations from the mean.</summary>
    public double M3 { get; init; }

    /// <summary>The sum of fourth powers of the deviations from the mean.</summary>
    public double M4 { get; init; }

    /// <summary>The variance with divisor n - 1; NaN below two values.</summary>
    public double Variance => Count < 2 ? double.NaN : M2 / (Count - 1);

    /// <summary>The root of <see cref="Variance"/>; NaN below two values.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The skewness √n·M3 / M2^1.5; NaN without spread.</summary>
    public double Skewness => M2 > 0 ? Math.Sqrt(Count) * M3 / Math.Pow(M2, 1.5) : double.NaN;

    /// <summary>The kurtosis beyond that of a normal distribution, n·M4 / M2² - 3; NaN without spread.</summary>
    public double ExcessKurtosis => M2 > 0 ? (Count * M4 / (M2 * M2)) - 3 : double.NaN;

    /// <summary>Summarizes finite values. Where powers of the values overflow the moments are infinite or NaN.</summary>
    /// <param name="values">The values, in any order.</param>
    public static MomentSummary Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return default;
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
            mean += (values[i] - mean) / (i + 1);
        var (m1, m2, m3, m4) = (0.0, 0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var d = value - mean;
            (m1, m2, m3, m4) = (m1 + d, m2 + (d * d), m3 + (d * d * d), m4 + (d * d * d * d));
        }

        // The running mean is off by a rounding error; the residual sum corrects the second moment (two-pass formula with correction).
        return new() { Count = values.Length, Mean = mean + (m1 / values.Length), M2 = Math.Max(0, m2 - (m1 * m1 / values.Length)), M3 = m3, M4 = m4 };
    }

    /// <summary>The summary of the values of both.</summary>
    /// <param name="other">The other summary.</param>
    public MomentSummary Merge(MomentSummary other)
    {
        if (Count == 0 || other.Count == 0)
            return Count == 0 ? other : this;
        double a = Count, b = other.Count, n = a + b;
        var d = other.Mean - Mean;
        var dn = d / n;
        return new()
        {
            Count = Count + other.Count,
            Mean = Mean + (dn * b),
            M2 = M2 + other.M2 + (d * dn * a * b),
            M3 = M3 + other.M3 + (d * dn * dn * a * b * (a - b)) + (3 * dn * ((a * other.M2) - (b * M2))),
            M4 = M4 + other.M4 + (d * dn * dn * dn * a * b * ((a * a) - (a * b) + (b * b)))
                + (6 * dn * dn * ((a * a * other.M2) + (b * b * M2))) + (4 * dn * ((a * other.M3) - (b * M3))),
        };
    }
}
