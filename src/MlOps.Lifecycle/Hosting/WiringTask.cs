using Microsoft.Extensions.DependencyInjection;
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
        Type[] stores = [typeof(IRegistryStore), typeof(IDatasetStore), typeof(IMonitoringStore), typeof(IDecisionStore), typeof(IRunStore), typeof(IBlobStore)];
        foreach (var store in stores)
            _ = services.GetRequiredService(store);
        catalog.CheckAll();
        return Task.CompletedTask;
    }
}
