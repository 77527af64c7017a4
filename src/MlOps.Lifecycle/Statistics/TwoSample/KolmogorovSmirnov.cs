namespace MlOps.Lifecycle.Statistics;

/// <summary>The two-sample Kolmogorov-Smirnov test: the largest difference D = sup|F − G| of two empirical distribution functions.</summary>
/// <remarks>
/// Pure and thread-safe. Sources: Smirnov 1939, Hodges 1957; the interval is derived in docs/statistics/kolmogorov-smirnov.md.
/// With ties the p-values are conservative, but for the tie-aware one. Infinities are ordinary values; NaN is refused.
/// </remarks>
public static class KolmogorovSmirnov
{
    /// <summary>The most cells that the exact p-value of unequal sample sizes visits unless told otherwise; there are about 2·D·n·m of them.</summary>
    public const long ExactCellLimit = 10_000_000;

    /// <summary>From this many values on counting beats sorting.</summary>
    private const int BucketsPay = 700;

    /// <summary>Measures the distance.</summary>
    /// <param name="reference">The reference in ascending order.</param>
    /// <param name="current">The current values in ascending order.</param>
    /// <returns>The distance; NaN when a sample is empty. Order is not checked: unsorted values give a wrong distance.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN, as sorted samples with NaN do.</exception>
    public static KolmogorovSmirnovDistance Measure(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        SortedSample.RefuseNaN(reference, nameof(reference));
        SortedSample.RefuseNaN(current, nameof(current));
        int n = reference.Length, m = current.Length;
        if (n == 0 || m == 0)
            return new(0, 0, double.NaN, 0, n, m);

        int i = 0, j = 0, sign = 0;
        long higher = 0, lower = 0, largest = 0;
        var location = Math.Min(reference[0], current[0]);
        while (i < n && j < m)
        {
            // Equal values belong to both functions before they are compared.
            var value = Math.Min(reference[i], current[j]);
            while (i < n && reference[i] == value)
                i++;
            while (j < m && current[j] == value)
                j++;
            var gap = ((long)i * m) - ((long)j * n);
            if (Math.Abs(gap) > largest)
                (largest, location, sign) = (Math.Abs(gap), value, Math.Sign(gap));
            higher = Math.Max(higher, gap);
            lower = Math.Max(lower, -gap);
        }

        return new(higher, lower, location, sign, n, m);
    }

    /// <summary>Measures the distance of samples in any order, many times faster than sorting them; the result is the same to the last bit.</summary>
    /// <param name="reference">The reference; NaN stands for missing and is left out.</param>
    /// <param name="current">The current values; NaN is left out.</param>
    /// <returns>The distance, with the values that count; NaN when none is left on a side.</returns>
    public static KolmogorovSmirnovDistance MeasureUnsorted(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (Math.Max(reference.Length, current.Length) >= BucketsPay)
            return BucketedDistance.Measure(reference, current);
        using var sorted = new SortedPair(reference, current);
        return Measure(sorted.Reference, sorted.Current);
    }

    /// <summary>The exact p-value for samples without ties, or null where that would visit too many cells.</summary>
    /// <param name="distance">The distance. For equal sample sizes any size is exact and costs next to nothing.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <param name="cellLimit">The most cells to visit for unequal sizes; a million take about a millisecond.</param>
    /// <returns>The p-value, with its relative accuracy in the far tail; NaN when a sample is empty.</returns>
    public static TailProbability? FindExactP(
        in KolmogorovSmirnovDistance distance, Alternative alternative = Alternative.TwoSided, long cellLimit = ExactCellLimit)
    {
        if (FindTrivial(distance, alternative) is { } trivial)
            return trivial;
        var gap = distance.GapOf(alternative);
        if (distance.ReferenceCount != distance.CurrentCount)
            return FindByPaths(distance, alternative, [], cellLimit);
        return alternative is Alternative.TwoSided
            ? KolmogorovSmirnovExact.ForEqualSizes(distance.ReferenceCount, gap / distance.ReferenceCount)
            : KolmogorovSmirnovExact.OneSidedForEqualSizes(distance.ReferenceCount, gap / distance.ReferenceCount);
    }

    /// <summary>
    /// The exact p-value among all ways to deal the pooled values, ties included, to the two samples; null where that would visit too many
    /// cells. Without ties it equals <see cref="FindExactP"/>; with ties it is smaller, because a difference inside a tie is never seen.
    /// </summary>
    /// <param name="reference">The reference in ascending order, without NaN.</param>
    /// <param name="current">The current values in ascending order, without NaN.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <param name="cellLimit">The most cells to visit.</param>
    /// <returns>The p-value; NaN when a sample is empty.</returns>
    /// <exception cref="ArgumentException">A sample begins with NaN.</exception>
    public static TailProbability? FindTieAwareP(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Alternative alternative = Alternative.TwoSided, long cellLimit = ExactCellLimit)
    {
        var distance = Measure(reference, current);
        return FindTrivial(distance, alternative) ?? FindByPaths(distance, alternative, SortedSample.TieEnds(reference, current), cellLimit);
    }

    /// <summary>The p-value of the limit law: <c>KolmogorovLaw.Survival(z)</c> for two sides and exp(−2z²) for one, with z = D·√(nm/(n+m)).</summary>
    /// <param name="distance">The distance.</param>
    /// <param name="alternative">The change that is looked for.</param>
    /// <returns>
    /// The p-value; NaN when a sample is empty. Around p = 0.01 it is within 0.1 % of the exact one for 1,000 rows on both sides; for
    /// sizes without a large common divisor it is too large by up to 11 % at 1,000 and 211 rows.
    /// </returns>
    public static TailProbability AsymptoticP(in KolmogorovSmirnovDistance distance, Alternative alternative = Alternative.TwoSided)
    {
        var z = distance.Of(alternative) / Math.Sqrt(Unit(distance));
        return alternative is Alternative.TwoSided
            ? new(KolmogorovLaw.Survival(z), KolmogorovLaw.LogSurvival(z))
            : TailProbability.FromLog(-2 * z * z);
    }

    /// <summary>An interval for the distance of the two populations, valid whatever they are and much narrower than two bands of Dvoretzky, Kiefer and Wolfowitz.</summary>
    /// <param name="distance">The measured distance.</param>
    /// <param name="confidence">The coverage, in (0, 1); half of the rest is on either side.</param>
    /// <returns>D − k·√(1/n+1/m) to D + ½z·√(1/n+1/m), cut to [0, 1], with the quantiles k of the limit law and z of the normal law; [0, 1] when a sample is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not in (0, 1).</exception>
    public static Interval DistanceInterval(in KolmogorovSmirnovDistance distance, double confidence)
    {
        Confidence.Check(confidence);
        if (double.IsNaN(distance.D))
            return new(0, 1, confidence);
        var side = (1 - confidence) / 2;
        var unit = Math.Sqrt(Unit(distance));
        return new(
            Math.Max(0, distance.D - (KolmogorovLaw.InverseSurvival(side) * unit)),
            Math.Min(1, distance.D + (0.5 * NormalLaw.InverseSurvival(side) * unit)),
            confidence);
    }

    private static TailProbability? FindTrivial(in KolmogorovSmirnovDistance distance, Alternative alternative) =>
        distance.ReferenceCount == 0 || distance.CurrentCount == 0 ? TailProbability.NaN
        : distance.GapOf(alternative) == 0 ? TailProbability.One
        : null;

    private static TailProbability? FindByPaths(in KolmogorovSmirnovDistance distance, Alternative alternative, ReadOnlySpan<bool> tieEnds, long cellLimit)
    {
        int n = distance.ReferenceCount, m = distance.CurrentCount;
        var gap = distance.GapOf(alternative);
        double cells = alternative is Alternative.TwoSided ? 2.0 * gap : Math.Min((double)n * m, gap + ((double)n * m));
        return cells + Math.Min(n, m) > cellLimit ? null : LatticePaths.ShareTouching(
            n,
            m,
            alternative is Alternative.CurrentLower ? null : gap,
            alternative is Alternative.CurrentHigher ? null : gap,
            tieEnds);
    }

    private static double Unit(in KolmogorovSmirnovDistance distance) => (1.0 / distance.ReferenceCount) + (1.0 / distance.CurrentCount);
}
