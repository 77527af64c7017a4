using Microsoft.Extensions.DependencyInjection;

namespace MlOps.Lifecycle;

/// <summary>
/// Describes one model. Every feature adds its own extension methods, each of which keeps its settings as one immutable
/// part; <c>AddModel</c> turns the parts into a <see cref="ModelDefinition"/>.
/// </summary>
public interface IModelBuilder
{
    /// <summary>The model that is described.</summary>
    ModelName Name { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>Creates or replaces one part of the definition.</summary>
    /// <typeparam name="TPart">The feature's immutable settings record.</typeparam>
    /// <param name="change">Gets the part as it is now (null when there is none) and returns the new one.</param>
    /// <returns>The same builder.</returns>
    IModelBuilder Configure<TPart>(Func<TPart?, TPart> change)
        where TPart : class;
}
