using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Sqlite;

/// <summary>Settings of the SQLite store of facts.</summary>
public sealed class SqliteStoreOptions
{
    internal const bool DefaultApplyMigrations = false;
    internal static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Where the database is.</summary>
    /// <value>A connection string such as <c>Data Source=mlops.db</c>, with a file: a database in memory is what <c>UseInMemory</c> is for.</value>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether the process creates the database and applies missing migrations when it starts.</summary>
    /// <value>False by default: a start with a missing or old schema fails and says so, and migrations are applied by <c>MigrateMlOpsLifecycleAsync</c>. True suits one host with its own file.</value>
    public bool ApplyMigrations { get; set; } = DefaultApplyMigrations;

    /// <summary>How long a write waits for other processes that write to the same file.</summary>
    /// <value>1 second to 10 minutes, whole seconds; 30 seconds by default.</value>
    public TimeSpan BusyTimeout { get; set; } = DefaultBusyTimeout;
}
