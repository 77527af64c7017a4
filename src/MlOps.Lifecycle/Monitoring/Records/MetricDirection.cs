namespace MlOps.Lifecycle.Monitoring;

/// <summary>Which way a metric gets better.</summary>
public enum MetricDirection
{
    /// <summary>Errors and costs.</summary>
    LowerIsBetter,

    /// <summary>Hits, areas and gains.</summary>
    HigherIsBetter,
}
