namespace MlOps.Lifecycle.Acceptance;

/// <summary>Gates that compare with the champion on the same rows.</summary>
public static class RelativeToChampionAgreementBuilderExtensions
{
    /// <summary>The candidate must be better than the champion by more than a margin, with the whole interval of the difference.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="margin">In the metric's unit, not negative.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1).</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static IAgreementBuilder BetterThanChampion(this IAgreementBuilder agreement, string metric, double margin, double confidence = 0.95) =>
        agreement.Add(Gate(metric, margin, mustBeBetter: true, confidence));

    /// <summary>The candidate must not be worse than the champion by more than a margin, with the whole interval of the difference.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="margin">The loss that is put up with, in the metric's unit, not negative.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1).</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static IAgreementBuilder NotWorseThanChampion(this IAgreementBuilder agreement, string metric, double margin, double confidence = 0.95) =>
        agreement.Add(Gate(metric, margin, mustBeBetter: false, confidence));

    private static RelativeToChampionGate Gate(string metric, double margin, bool mustBeBetter, double confidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (!double.IsFinite(margin) || margin < 0)
            throw new ArgumentException($"The margin of '{metric}' must be a finite number that is not negative.", nameof(margin));
        if (!(confidence is > 0 and < 1))
            throw new ArgumentException($"A confidence lies between 0 and 1, for example 0.95.", nameof(confidence));
        return new(metric, margin, mustBeBetter, confidence);
    }
}
