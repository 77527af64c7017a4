namespace MlOps.Lifecycle.Statistics;

/// <summary>Turns counts into shares, with a stated rule for empty bins.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class Shares
{
    /// <summary>Shares of the total: (count + added)/(total + added·bins).</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="added">What is added to every count, 0 or above; ½ keeps empty bins finite and equal counts equal.</param>
    /// <returns>The shares, which sum to 1.</returns>
    /// <exception cref="ArgumentException">A count is negative, or the total is 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="added"/> is negative.</exception>
    public static double[] Of(ReadOnlySpan<long> counts, double added = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(added);
        var total = added * counts.Length;
        foreach (var count in counts)
            total += count >= 0 ? count : throw new ArgumentException("counts holds a negative count.", nameof(counts));
        if (total == 0)
            throw new ArgumentException("counts are all 0: there are no shares.", nameof(counts));
        var shares = new double[counts.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = (counts[i] + added) / total;
        return shares;
    }

    /// <summary>Raises small shares to a floor, as other tools do. A floor jumps where a bin gets its first row; adding ½ does not.</summary>
    /// <param name="shares">The shares.</param>
    /// <param name="floor">The least share, 0 or above.</param>
    /// <param name="normalize">Whether the result is scaled to sum to 1 again.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floor"/> is negative.</exception>
    public static double[] Floored(ReadOnlySpan<double> shares, double floor, bool normalize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        var raised = new double[shares.Length];
        var total = 0.0;
        for (var i = 0; i < raised.Length; i++)
            total += raised[i] = Math.Max(shares[i], floor);
        if (normalize)
        {
            for (var i = 0; i < raised.Length; i++)
                raised[i] /= total;
        }

        return raised;
    }
}
