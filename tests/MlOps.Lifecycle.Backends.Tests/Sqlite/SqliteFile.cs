using System.Globalization;
using Microsoft.Data.Sqlite;
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

    /// <summary>The services of a host on this file.</summary>
    public ServiceProvider Services(TimeProvider clock, Action<SqliteStoreOptions>? configure = null, Action<ILifecycleBuilder>? then = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        var builder = new Builder(services);
        builder.UseSqlite($"Data Source={Path}", configure);
        then?.Invoke(builder);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Runs the start-up tasks as a host does.</summary>
    public static async Task StartAsync(IServiceProvider services)
    {
        foreach (var task in services.GetServices<IStartupTask>().OrderBy(task => task.Order))
            await task.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A connection of another program.</summary>
    public async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string> ReadAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }

    public async Task<string[]> TablesAsync() =>
        (await ReadAsync("SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)")).Split(',');

    /// <summary>How SQLite answers a query, step by step.</summary>
    public async Task<string> PlanAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return string.Join("; ", steps);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Builder(IServiceCollection services) : ILifecycleBuilder
    {
        public IServiceCollection Services => services;
    }
}
