namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>What differs between databases: how to open one, how writers take turns, what its errors mean.</summary>
internal interface ILifecycleDatabase
{
    /// <summary>The database for messages, for example <c>SQLite database /data/mlops.db</c>; never a password.</summary>
    string Name { get; }

    /// <summary>Whether the process may migrate when it starts.</summary>
    bool ApplyMigrations { get; }

    /// <summary>A context from the pool.</summary>
    LifecycleDbContext Open();

    /// <summary>A context that may create the database, for migrations only; outside of any transaction.</summary>
    Task<LifecycleDbContext> OpenForMigrationAsync(CancellationToken cancellationToken);

    /// <summary>Waits until this process may write; disposing ends the turn.</summary>
    ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>What a driver's error means, where and what to do; null for errors that are not the database's.</summary>
    LifecycleException? Explain(Exception exception);
}
