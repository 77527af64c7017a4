using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Hosting;

/// <summary>Stands where the stores will be: a host that validates its container would otherwise name a store contract and not the call that is missing.</summary>
internal static class MissingStores
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IRegistryStore>(static _ => throw NoFacts());
        services.TryAddSingleton<IDatasetStore>(static _ => throw NoFacts());
        services.TryAddSingleton<IMonitoringStore>(static _ => throw NoFacts());
        services.TryAddSingleton<IDecisionStore>(static _ => throw NoFacts());
        services.TryAddSingleton<IRunStore>(static _ => throw NoFacts());
        services.TryAdd(MissingBlobStore.Descriptor);
    }

    private static LifecycleException NoFacts() => new(
        "No store is configured for the facts (models, datasets, runs): add UseSqlite(\"Data Source=mlops.db\") after AddMlOpsLifecycle, or UseInMemory() for tests and try-outs.");
}
