using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the stores of tests and try-outs.</summary>
public static class InMemoryLifecycleBuilderExtensions
{
    /// <summary>
    /// Keeps all facts in the memory of this process, for tests and try-outs: everything is gone with the process. Replaces
    /// the store of facts that was chosen before. Bytes stay in memory too, unless a blob store was or will be chosen.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseInMemory(this ILifecycleBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<InMemoryBackend>();
        services.Replace(ServiceDescriptor.Singleton<IRegistryStore>(static provider => provider.GetRequiredService<InMemoryBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IRunStore>(static provider => provider.GetRequiredService<InMemoryBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IMonitoringStore>(static provider => provider.GetRequiredService<InMemoryBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IDecisionStore>(static provider => provider.GetRequiredService<InMemoryBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IDatasetStore>(static provider => provider.GetRequiredService<InMemoryBackend>()));
        services.Remove(MissingBlobStore.Descriptor);
        services.TryAddSingleton<IBlobStore, InMemoryBlobStore>();
        return builder;
    }
}
