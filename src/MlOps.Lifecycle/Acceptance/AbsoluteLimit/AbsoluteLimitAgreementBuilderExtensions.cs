namespace MlOps.Lifecycle.Acceptance;

/// <summary>Gates with a limit of their own.</summary>
public static class AbsoluteLimitAgreementBuilderExtensions
{
    /// <summary>A metric must be at least a limit, with its whole interval.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="limit">The smallest value that is accepted; finite.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1).</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static IAgreementBuilder AtLeast(this IAgreementBuilder agreement, string metric, double limit, double confidence = 0.95) =>
        agreement.Add(Gate(metric, limit, isMaximum: false, confidence));

    /// <summary>A metric must be at most a limit, with its whole interval.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="limit">The largest value that is accepted; finite.</param>
    /// <param name="confidence">The coverage of the interval, in (0, 1).</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static IAgreementBuilder AtMost(this IAgreementBuilder agreement, string metric, double limit, double confidence = 0.95) =>
        agreement.Add(Gate(metric, limit, isMaximum: true, confidence));

    private static AbsoluteLimitGate Gate(string metric, double limit, bool isMaximum, double confidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        if (!double.IsFinite(limit))
            throw new ArgumentException($"The limit of '{metric}' must be a finite number.", nameof(limit));
        if (!(confidence is > 0 and < 1))
            throw new ArgumentException($"A confidence lies between 0 and 1, for example 0.95.", nameof(confidence));
        return new(metric, limit, isMaximum, confidence);
    }
}
