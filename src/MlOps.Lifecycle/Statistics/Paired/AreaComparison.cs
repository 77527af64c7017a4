namespace MlOps.Lifecycle.Statistics;

/// <summary>Two areas under the ROC curve on the same rows.</summary>
/// <param name="First">The first model.</param>
/// <param name="Second">The second model.</param>
/// <param name="Covariance">The covariance of both areas.</param>
public readonly record struct AreaComparison(AreaUnderCurve First, AreaUnderCurve Second, double Covariance)
{
    /// <summary>The difference of the areas over its standard error; 0 for equal areas.</summary>
    public double Z
    {
        get
        {
            var difference = First.Area - Second.Area;
            return difference == 0 ? 0 : difference / Math.Sqrt(First.Variance + Second.Variance - (2 * Covariance));
        }
    }

    /// <summary>The two-sided p-value; rows are taken as independent.</summary>
    public double PValue => 2 * NormalLaw.Survival(Math.Abs(Z));
}
