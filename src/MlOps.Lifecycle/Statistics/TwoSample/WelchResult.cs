namespace MlOps.Lifecycle.Statistics;

/// <summary>The comparison of two means.</summary>
/// <param name="T">The difference over its standard error: above 0 when the current mean is higher; NaN when nothing can be tested.</param>
/// <param name="Degrees">The degrees of freedom after Welch and Satterthwaite.</param>
/// <param name="Difference">The current mean minus the mean of the reference.</param>
/// <param name="Interval">An interval for the difference.</param>
/// <param name="PValue">The p-value; rows are taken as independent.</param>
public readonly record struct WelchResult(double T, double Degrees, double Difference, Interval Interval, double PValue);
