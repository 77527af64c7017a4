namespace MlOps.Lifecycle.Reporting;

/// <summary>Gathers what is known about a model, for a console, a page or an own view.</summary>
/// <remarks>A thread-safe singleton. It reads and changes nothing.</remarks>
public interface IModelReporter
{
    /// <summary>Gathers the report of a model as of now.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="LifecycleException">The model is unknown, or a store failed.</exception>
    Task<ModelReport> GatherAsync(ModelName model, CancellationToken cancellationToken = default);
}
