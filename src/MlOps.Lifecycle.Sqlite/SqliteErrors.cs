using Microsoft.Data.Sqlite;

namespace MlOps.Lifecycle.Sqlite;

/// <summary>What SQLite's errors mean, where, and what to do. Result codes: sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    private const int Generic = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static LifecycleException? Explain(Exception exception, string name, string path, TimeSpan busyTimeout)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException sqlite)
                return new($"{Sentence(sqlite, name, path, busyTimeout)} Nothing was written.", exception);
        }

        return null;
    }

    private static string Sentence(SqliteException error, string name, string path, TimeSpan busyTimeout) => error.SqliteErrorCode switch
    {
        Busy or Locked => $"The {name} is locked: another process held it for longer than {busyTimeout.TotalSeconds:0} seconds. Close what holds it (a browser of the file, a backup, another host), or raise BusyTimeout in UseSqlite.",
        ReadOnly => $"The {name} cannot be written: the file, its folder or the connection is read-only. Give the process the right to write to both, or remove Mode=ReadOnly from the connection string.",
        CannotOpen when Folder(path) is { } folder && !Directory.Exists(folder) => $"The {name} cannot be opened: there is no folder {folder}. Create it, or change the Data Source in UseSqlite.",
        CannotOpen when !File.Exists(path) => $"The {name} does not exist. Create it, by ApplyMigrations = true in UseSqlite(..., options => options.ApplyMigrations = true) or by await services.MigrateMlOpsLifecycleAsync() in a deployment step.",
        CannotOpen => $"The {name} cannot be opened: check that it is a file and that the process may read and write it and its folder.",
        NotADatabase => $"The {name} is not a SQLite database, or it is encrypted: another program wrote the file. Move it away, or change the Data Source in UseSqlite.",
        Corrupt => $"The {name} is damaged: {error.Message} Restore it from a copy.",
        Full => $"The disk of the {name} is full: free some space.",
        InputOutput => $"The disk of the {name} failed: {error.Message} Check the disk and the file system.",
        Generic when error.Message.Contains("no such table", StringComparison.Ordinal) => $"The {name} has no tables of this library. Apply the migrations once, by ApplyMigrations = true in UseSqlite(..., options => options.ApplyMigrations = true) or by await services.MigrateMlOpsLifecycleAsync() in a deployment step.",
        _ => $"The {name} refused: {error.Message}",
    };

    private static string? Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path));
}
