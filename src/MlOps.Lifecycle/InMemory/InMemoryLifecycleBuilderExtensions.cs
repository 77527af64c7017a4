using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the stores of tests and try-outs.</summary>
public static class InMemoryLifecycleBuilderExtensions
{
    /// <summary>Keeps all facts, and the bytes unless another blob store was chosen, in the memory of this process: for tests and try-outs. Everything is gone with the process.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseInMemory(this ILifecycleBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<InMemoryBackend>();
        services.TryAddSingleton<IRegistryStore>(static provider => provider.GetRequiredService<InMemoryBackend>());
        services.TryAddSingleton<IRunStore>(static provider => provider.GetRequiredService<InMemoryBackend>());
        services.TryAddSingleton<IMonitoringStore>(static provider => provider.GetRequiredService<InMemoryBackend>());
        services.TryAddSingleton<IDecisionStore>(static provider => provider.GetRequiredService<InMemoryBackend>());
        services.TryAddSingleton<IDatasetStore>(static provider => provider.GetRequiredService<InMemoryBackend>());
        services.TryAddSingleton<IBlobStore, InMemoryBlobStore>();
        return builder;
    }
}
