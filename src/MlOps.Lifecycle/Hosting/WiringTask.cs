using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Hosting;

/// <summary>Finds at start what would otherwise be found at the first use: a missing store, a model that contradicts itself.</summary>
internal sealed class WiringTask(IServiceProvider services, ModelCatalog catalog) : IStartupTask
{
    public int Order => 0;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        Type[] stores = [typeof(IRegistryStore), typeof(IDatasetStore), typeof(IMonitoringStore), typeof(IDecisionStore), typeof(IRunStore)];
        if (stores.Any(store => services.GetService(store) is null))
        {
            throw new LifecycleException(
                "No store is configured for the facts (models, datasets, runs): add UseSqlite(\"Data Source=mlops.db\") after AddMlOpsLifecycle, or UseInMemory() for tests and try-outs.");
        }

        if (services.GetService(typeof(IBlobStore)) is null)
        {
            throw new LifecycleException(
                "No store is configured for the bytes (model artifacts, dataset segments): add UseFileSystemBlobs(\"mlops-blobs\") after AddMlOpsLifecycle, or UseInMemory() for tests and try-outs.");
        }

        catalog.CheckAll();
        return Task.CompletedTask;
    }
}
