using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.EntityFrameworkCore;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace Microsoft.Extensions.DependencyInjection;

internal static class RelationalServiceCollectionExtensions
{
    /// <summary>Makes a database the store of all facts, in place of the store that was chosen before.</summary>
    public static IServiceCollection UseRelationalBackend<TDatabase>(this IServiceCollection services)
        where TDatabase : class, ILifecycleDatabase
    {
        services.Replace(ServiceDescriptor.Singleton<ILifecycleDatabase, TDatabase>());
        services.TryAddSingleton<DatabaseMigrator>();
        services.TryAddSingleton<EntityFrameworkCoreBackend>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, DatabaseStartupTask>());
        services.Replace(ServiceDescriptor.Singleton<IRegistryStore>(static provider => provider.GetRequiredService<EntityFrameworkCoreBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IRunStore>(static provider => provider.GetRequiredService<EntityFrameworkCoreBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IMonitoringStore>(static provider => provider.GetRequiredService<EntityFrameworkCoreBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IDecisionStore>(static provider => provider.GetRequiredService<EntityFrameworkCoreBackend>()));
        services.Replace(ServiceDescriptor.Singleton<IDatasetStore>(static provider => provider.GetRequiredService<EntityFrameworkCoreBackend>()));
        return services;
    }
}
