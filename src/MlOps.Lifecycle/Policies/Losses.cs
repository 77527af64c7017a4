using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>By how much a metric got worse, with how sure that is.</summary>
internal static class Losses
{
    /// <summary>
    /// The loss (positive is worse) of a value against a standard, and its interval: that of the difference of two independent
    /// estimates from their own intervals (MOVER: Zou and Donner, Statistics in Medicine 27, 2008). A standard without an interval counts as exact.
    /// </summary>
    public static (double Loss, Interval Interval) Of(MetricDirection direction, double current, Interval currentInterval, double standard, Interval? standardInterval)
    {
        var sign = direction is MetricDirection.LowerIsBetter ? 1 : -1;
        var loss = sign * (current - standard);
        var (currentBest, currentWorst) = Halves(direction, current, currentInterval);
        var (standardBest, standardWorst) = standardInterval is { } known ? Halves(direction, standard, known) : (0, 0);
        return (loss, new(
            loss - Hypotenuse(currentBest, standardWorst),
            loss + Hypotenuse(currentWorst, standardBest),
            currentInterval.Confidence));
    }

    /// <summary>How far the interval reaches to the better and to the worse side.</summary>
    private static (double Better, double Worse) Halves(MetricDirection direction, double value, Interval interval) =>
        direction is MetricDirection.LowerIsBetter
            ? (Math.Max(0, value - interval.Lower), Math.Max(0, interval.Upper - value))
            : (Math.Max(0, interval.Upper - value), Math.Max(0, value - interval.Lower));

    private static double Hypotenuse(double a, double b) => double.Hypot(a, b);
}
