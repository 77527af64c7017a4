using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.EntityFrameworkCore;

namespace MlOps.Lifecycle.Sqlite;

/// <summary>One SQLite file. Writers of this process take turns without blocking threads; writers of other processes are waited for.</summary>
internal sealed class SqliteDatabase : ILifecycleDatabase, IDisposable
{
    private readonly SqliteStoreOptions _options;
    private readonly string _path;
    private readonly string _connectionString;
    private readonly PooledDbContextFactory<LifecycleDbContext> _contexts;
    private readonly DbContextOptions<LifecycleDbContext> _migration;
    private readonly SemaphoreSlim _turn = new(1, 1);

    public SqliteDatabase(IOptions<SqliteStoreOptions> options, IServiceProvider services)
    {
        _options = options.Value;
        var connection = new SqliteConnectionStringBuilder(_options.ConnectionString) { DefaultTimeout = (int)_options.BusyTimeout.TotalSeconds };
        _path = connection.DataSource;
        if (!_path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && !_path.StartsWith('|'))
            connection.DataSource = _path = Path.GetFullPath(_path);
        if (connection.Mode is SqliteOpenMode.ReadWriteCreate)
            connection.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = connection.ConnectionString;
        _contexts = new(Build(_connectionString, _options.BusyTimeout, services));
        if (connection.Mode is SqliteOpenMode.ReadWrite)
            connection.Mode = SqliteOpenMode.ReadWriteCreate;
        connection.Pooling = false;
        _migration = Build(connection.ConnectionString, _options.BusyTimeout, services);
    }

    public string Name => $"SQLite database {_path}";

    public bool ApplyMigrations => _options.ApplyMigrations;

    public LifecycleDbContext Open() => _contexts.CreateDbContext();

    public async Task<LifecycleDbContext> OpenForMigrationAsync(CancellationToken cancellationToken)
    {
        var db = new LifecycleDbContext(_migration);
        try
        {
            // A log ahead of the file lets readers go on while one writes. The setting stays with the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
            return db;
        }
        catch
        {
            await db.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    public LifecycleException? Explain(Exception exception) => SqliteErrors.Explain(exception, Name, _path, _options.BusyTimeout);

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _turn.Dispose();
    }

    private static DbContextOptions<LifecycleDbContext> Build(string connectionString, TimeSpan busyTimeout, IServiceProvider? services)
    {
        var builder = new DbContextOptionsBuilder<LifecycleDbContext>();
        Configure(builder, connectionString);
        builder.AddInterceptors(new SqlitePragmas(busyTimeout));
        // Statements are of interest to those who look for them, and never with their values.
        builder.ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandExecuted, LogLevel.Debug)));
        if (services is not null)
            builder.UseApplicationServiceProvider(services);
        return builder.Options;
    }

    /// <summary>What the migrations and the store must agree on.</summary>
    internal static void Configure(DbContextOptionsBuilder builder, string connectionString) => builder.UseSqlite(
        connectionString,
        sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly).MigrationsHistoryTable(LifecycleDbContext.HistoryTable));

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
