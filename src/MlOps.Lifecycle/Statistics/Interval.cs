namespace MlOps.Lifecycle.Statistics;

/// <summary>A confidence interval, both limits inside.</summary>
/// <param name="Lower">The lower limit; may be negative infinity.</param>
/// <param name="Upper">The upper limit; may be positive infinity; never below <paramref name="Lower"/>.</param>
/// <param name="Confidence">The probability with which such intervals cover the true value, in (0, 1).</param>
public readonly record struct Interval(double Lower, double Upper, double Confidence = 0.95)
{
    /// <summary>Whether a value lies inside or on a limit.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    /// <summary>The interval for people, for example <c>0.88 to 0.90</c>.</summary>
    public override string ToString() => $"{PlainNumber.Of(Lower)} to {PlainNumber.Of(Upper)}";
}
