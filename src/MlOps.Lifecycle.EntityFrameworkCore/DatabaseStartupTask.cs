using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Migrates when that was asked for, else checks and says how. Does nothing when another store took the place of the database.</summary>
internal sealed class DatabaseStartupTask(ILifecycleDatabase database, DatabaseMigrator migrator, IRegistryStore store) : IStartupTask
{
    public int Order => 100;

    public Task RunAsync(CancellationToken cancellationToken) =>
        store is not EntityFrameworkCoreBackend ? Task.CompletedTask
        : database.ApplyMigrations ? migrator.MigrateAsync(cancellationToken)
        : migrator.CheckAsync(cancellationToken);
}
