using MlOps.Lifecycle;
using MlOps.Lifecycle.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Applies migrations as a step of its own, for example in a deployment.</summary>
public static class MigrationServiceProviderExtensions
{
    /// <summary>Brings the configured database to the schema of this library; creates it when it is missing. Safe to call twice and from several processes.</summary>
    /// <param name="services">The services of a host with <c>AddMlOpsLifecycle</c> and a database, such as <c>UseSqlite</c>.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <exception cref="LifecycleException">No database is configured, it cannot be written, or a newer version of the library wrote it.</exception>
    public static Task MigrateMlOpsLifecycleAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetService<DatabaseMigrator>() is { } migrator
            ? migrator.MigrateAsync(cancellationToken)
            : throw new LifecycleException("There is no database to migrate: add UseSqlite(\"Data Source=mlops.db\") after AddMlOpsLifecycle.");
}
