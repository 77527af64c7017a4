using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Sqlite;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

/// <summary>A folder of its own for one database file; gone after the test.</summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>One migrated database, copied for every test that needs one: migrating costs more than most tests.</summary>
    private static readonly Lazy<byte[]> Template = new(() =>
    {
        using var file = new SqliteFile();
        using (var services = file.Services(TimeProvider.System))
            services.MigrateMlOpsLifecycleAsync().GetAwaiter().GetResult();
        return File.ReadAllBytes(file.Path);
    });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-sqlite-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "mlops.db");

    public static SqliteFile Migrated()
    {
        var file = new SqliteFile();
        File.WriteAllBytes(file.Path, Template.Value);
        return file;
    }

    public ServiceProvider Services(TimeProvider clock, Action<SqliteStoreOptions>? configure = null, string more = "")
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        new Builder(services).UseSqlite($"Data Source={Path}{more}", configure);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Builder(IServiceCollection services) : ILifecycleBuilder
    {
        public IServiceCollection Services => services;
    }
}
