using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>
/// Brings a database to the schema of this library, in one transaction: a crash leaves the old schema, never half a new one,
/// and no lock that outlives the process.
/// </summary>
internal sealed class DatabaseMigrator(ILifecycleDatabase database)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var turn = await database.EnterWriteAsync(cancellationToken).ConfigureAwait(false);
        await GuardAsync(() => database.OpenForMigrationAsync(cancellationToken), async db =>
        {
            var (applied, pending) = await CompareAsync(db, cancellationToken).ConfigureAwait(false);
            if (pending.Count == 0)
                return;
            var script = db.GetService<IMigrator>().GenerateScript(applied is [.., var last] ? last : null, null, MigrationsSqlGenerationOptions.NoTransactions);
            var command = RawCommand.Create(db, script);
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await db.Database.CommitTransactionAsync(CancellationToken.None).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds at start what would otherwise fail at the first write: no database, an old or a newer schema, no right to write.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => GuardAsync(() => Task.FromResult(database.Open()), async db =>
    {
        var (applied, pending) = await CompareAsync(db, cancellationToken).ConfigureAwait(false);
        if (pending.Count == 0)
        {
            await ProbeAsync(db, cancellationToken).ConfigureAwait(false);
            return;
        }

        var state = applied.Count == 0 ? "has no tables of this library" : $"lacks {pending.Count} migrations, from {pending[0]} on";
        throw new LifecycleException(
            $"The {database.Name} {state}. Apply the migrations once, by ApplyMigrations = true in UseSqlite(..., options => options.ApplyMigrations = true) or by await services.MigrateMlOpsLifecycleAsync() in a deployment step.");
    }, cancellationToken);

    /// <summary>Asks for the right to write by a statement that changes no row.</summary>
    private static async Task ProbeAsync(LifecycleDbContext db, CancellationToken cancellationToken)
    {
        var command = RawCommand.Create(db, "UPDATE mlops_environment SET sequence = sequence WHERE environment = ''");
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task GuardAsync(Func<Task<LifecycleDbContext>> open, Func<LifecycleDbContext, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            var db = await open().ConfigureAwait(false);
            await using (db.ConfigureAwait(false))
            {
                // The transaction takes the right to write, so that two hosts never migrate at once. Without a commit it is rolled back.
                var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                    await work(db).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (database.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    private async Task<(List<string> Applied, List<string> Pending)> CompareAsync(LifecycleDbContext db, CancellationToken cancellationToken)
    {
        List<string> known = [.. db.Database.GetMigrations()];
        List<string> applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)];
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
        {
            throw new LifecycleException(
                $"The {database.Name} has a newer schema than this library knows (migration {newer}). Update MlOps.Lifecycle in this process to the version that wrote it; nothing was changed.");
        }

        return (applied, [.. known.Except(applied, StringComparer.Ordinal)]);
    }
}
