namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// A limit that a further value of the same kind exceeds with probability at most α: the ⌈(1−α)(R+1)⌉-th smallest of R
/// earlier values. No normality is assumed, only that all R+1 values are exchangeable.
/// </summary>
/// <remarks>Pure and thread-safe. R values support no rate below 1/(R+1); then there is no limit instead of a wrong one.</remarks>
public static class RankLimit
{
    private const double Tolerance = 1e-9; // 0.95 * 20 may come out a hair above 19.

    /// <summary>Finds the limit.</summary>
    /// <param name="values">The earlier values in any order; infinities are allowed.</param>
    /// <param name="alpha">The rate of false alarms, in (0, 1).</param>
    /// <returns>The limit, or none with the number of values that are needed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not in (0, 1).</exception>
    /// <exception cref="ArgumentException">A value is NaN: an effect that could not be measured is no effect of 0.</exception>
    public static RankLimitResult Find(ReadOnlySpan<double> values, double alpha)
    {
        var needed = CountNeeded(alpha);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                throw new ArgumentException("A value is NaN: leave out what could not be measured.", nameof(values));
        }

        if (values.Length < needed)
            return new(null, values.Length, needed);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var rank = (int)Math.Ceiling(((1 - alpha) * (values.Length + 1.0)) - Tolerance);
        return new(sorted[rank - 1], values.Length, needed);
    }

    /// <summary>How many earlier values a rate needs at least: ⌈(1−α)/α⌉, for example 19 for 0.05.</summary>
    /// <param name="alpha">The rate of false alarms, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not in (0, 1).</exception>
    public static int CountNeeded(double alpha) => alpha > 0 && alpha < 1
        ? Math.Max(1, (int)Math.Min(int.MaxValue, Math.Ceiling(((1 - alpha) / alpha) - Tolerance)))
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A rate of false alarms lies between 0 and 1, for example 0.05.");
}
