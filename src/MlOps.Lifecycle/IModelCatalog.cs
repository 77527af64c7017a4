namespace MlOps.Lifecycle;

/// <summary>The models this process knows: those of <c>AddModel</c> and those added while it runs.</summary>
/// <remarks>A thread-safe singleton.</remarks>
public interface IModelCatalog
{
    /// <summary>All definitions, ordered by name.</summary>
    IReadOnlyList<ModelDefinition> All { get; }

    /// <summary>A definition, or null.</summary>
    /// <param name="model">The model.</param>
    ModelDefinition? Find(ModelName model);

    /// <summary>A definition.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="LifecycleException">The model is unknown; the message names the known ones.</exception>
    ModelDefinition Get(ModelName model);

    /// <summary>Adds a model while the process runs; it is checked like those of <c>AddModel</c>.</summary>
    /// <param name="definition">The definition.</param>
    /// <exception cref="LifecycleException">There is a model of that name, or the definition contradicts itself.</exception>
    void Add(ModelDefinition definition);
}
