using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Sqlite;

internal sealed class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, SqliteStoreOptions options)
    {
        var failures = new List<string>();
        if (CheckConnectionString(options.ConnectionString) is { } failure)
            failures.Add(failure);
        if (options.BusyTimeout < TimeSpan.FromSeconds(1) || options.BusyTimeout > Longest || options.BusyTimeout.Ticks % TimeSpan.TicksPerSecond != 0)
            failures.Add($"UseSqlite: {nameof(options.BusyTimeout)} is {options.BusyTimeout}: use 1 second to 10 minutes, in whole seconds.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string? CheckConnectionString(string? text)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(connection.DataSource)
                ? "UseSqlite: the connection string names no file: write it as in \"Data Source=mlops.db\"."
                : connection.Mode is SqliteOpenMode.Memory || connection.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
                ? "UseSqlite: the connection string names a database in memory, which every connection would see anew: name a file, or use UseInMemory() for tests and try-outs."
                : null;
        }
        catch (ArgumentException exception)
        {
            return $"UseSqlite: the connection string cannot be read ({exception.Message}): write it as in \"Data Source=mlops.db\".";
        }
    }
}
