using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The binomial law: hits in independent trials of equal chance.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class BinomialLaw
{
    /// <summary>The probability of more than <paramref name="hits"/> hits; keeps its relative accuracy in the far tail.</summary>
    /// <param name="hits">The hits; below 0 gives 1.</param>
    /// <param name="trials">The trials, 0 or above.</param>
    /// <param name="chance">The chance of a hit, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trials"/> or <paramref name="chance"/> is out of its range.</exception>
    public static double Survival(long hits, long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(chance is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance lies between 0 and 1.");
        return hits < 0 ? 1 : hits >= trials ? 0 : SpecialFunctions.BetaRegularized(hits + 1, trials - hits, chance);
    }

    /// <summary>An interval for the chance of a hit that covers it at least as often as it says, however small the numbers (Clopper and Pearson 1934).</summary>
    /// <param name="hits">The hits.</param>
    /// <param name="trials">The trials, at least 1.</param>
    /// <param name="confidence">The coverage, in (0, 1); half of the rest is on either side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval RateInterval(long hits, long trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        Confidence.Check(confidence);
        var side = (1 - confidence) / 2;
        return new(
            hits == 0 ? 0 : Solve(chance => Survival(hits - 1, trials, chance) < side),
            hits == trials ? 1 : Solve(chance => Survival(hits, trials, chance) < 1 - side),
            confidence);
    }

    /// <summary>The chance up to which a condition holds.</summary>
    private static double Solve(Func<double, bool> isBelow)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (isBelow(middle))
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }
}
