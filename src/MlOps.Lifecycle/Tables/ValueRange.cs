namespace MlOps.Lifecycle.Tables;

/// <summary>The values that a column of numbers may hold, both limits included.</summary>
/// <param name="Minimum">The smallest value; may be negative infinity.</param>
/// <param name="Maximum">The largest value; may be positive infinity.</param>
public readonly record struct ValueRange(double Minimum, double Maximum);
