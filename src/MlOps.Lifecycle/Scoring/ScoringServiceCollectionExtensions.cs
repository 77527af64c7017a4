using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Scoring;

namespace Microsoft.Extensions.DependencyInjection;

internal static class ScoringServiceCollectionExtensions
{
    /// <summary>Adds what loads and shares models; safe to call twice.</summary>
    public static IServiceCollection AddScoring(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ScoringOptions, ScoringOptionsValidator>();
        services.TryAddSingleton<IModelLoader, ModelLoader>();
        services.TryAddSingleton<LoadedModels>();
        services.TryAddSingleton<ILoadedModels>(static provider => provider.GetRequiredService<LoadedModels>());
        return services;
    }
}
