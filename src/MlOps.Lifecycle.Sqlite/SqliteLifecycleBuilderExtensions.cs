using MlOps.Lifecycle;
using MlOps.Lifecycle.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps facts in a SQLite file.</summary>
public static class SqliteLifecycleBuilderExtensions
{
    /// <summary>Keeps all facts (versions, aliases, runs, rows, decisions, dataset versions) in a SQLite file. Replaces the store of facts that was chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">For example <c>Data Source=mlops.db</c>.</param>
    /// <param name="configure">Changes the settings; null for the defaults, with which migrations are applied by <c>MigrateMlOpsLifecycleAsync</c>.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseSqlite(this ILifecycleBuilder builder, string connectionString, Action<SqliteStoreOptions>? configure = null)
    {
        builder.Services.AddOptionsWithValidateOnStart<SqliteStoreOptions, SqliteStoreOptionsValidator>().Configure(options =>
        {
            options.ConnectionString = connectionString;
            configure?.Invoke(options);
        });
        builder.Services.UseRelationalBackend<SqliteDatabase>();
        return builder;
    }
}
