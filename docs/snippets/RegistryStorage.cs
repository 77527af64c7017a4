using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Registry;

namespace Snippets;

/// <summary>Facts in a SQLite file, with migrations at start and as a step of their own.</summary>
public static class RegistryStorage
{
    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-snippet-");
        var database = Path.Combine(folder.FullName, "mlops.db");
        try
        {
            await OneHostAsync(database);
            await DeploymentStepAsync(database);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task OneHostAsync(string database)
    {
        var services = new ServiceCollection();

        #region use-sqlite
        services.AddMlOpsLifecycle()
            .UseSqlite($"Data Source={database}", options => options.ApplyMigrations = true)
            .UseFileSystemBlobs(Path.ChangeExtension(database, "blobs"));
        #endregion

        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync();
        (await provider.GetRequiredService<IModelRegistry>().FindAsync(new("demand", 1))).Should().BeNull();
    }

    private static async Task DeploymentStepAsync(string database)
    {
        var builder = new ServiceCollection();
        builder.AddMlOpsLifecycle().UseSqlite($"Data Source={database}").UseFileSystemBlobs(Path.ChangeExtension(database, "blobs"));
        await using var services = builder.BuildServiceProvider();

        #region migrate
        await services.MigrateMlOpsLifecycleAsync();
        #endregion

        await services.StartMlOpsLifecycleAsync();
    }
}
