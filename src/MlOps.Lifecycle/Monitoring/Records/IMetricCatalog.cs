namespace MlOps.Lifecycle.Monitoring;

/// <summary>Which metrics a model has, known before anything runs.</summary>
/// <remarks>A thread-safe singleton without I/O.</remarks>
public interface IMetricCatalog
{
    /// <summary>The metrics of a model by name, the value metric included, with the way each gets better.</summary>
    /// <param name="definition">The model.</param>
    IReadOnlyDictionary<string, MetricDirection> Of(ModelDefinition definition);
}
