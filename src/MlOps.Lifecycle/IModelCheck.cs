namespace MlOps.Lifecycle;

/// <summary>
/// Finds contradictions in a model's definition before anything runs, for example a gate that names a metric no evaluator
/// declares. Every feature registers its own; all of them run at start and for models added later.
/// </summary>
/// <remarks>Implementations are thread-safe singletons without I/O. The caller turns findings into one start-up error.</remarks>
public interface IModelCheck
{
    /// <summary>Checks one definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>One sentence per contradiction, each naming what, where and the next step; empty when all is well.</returns>
    IEnumerable<string> Check(ModelDefinition definition);
}
