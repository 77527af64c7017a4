using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Registry;

namespace Microsoft.Extensions.DependencyInjection;

internal static class RegistryServiceCollectionExtensions
{
    /// <summary>Adds the registry; safe to call twice.</summary>
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.TryAddSingleton<IModelRegistry, ModelRegistry>();
        return services;
    }
}
