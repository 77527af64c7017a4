namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Every store contract on one database. One partial file per feature; a change that crosses features is one transaction.</summary>
internal sealed partial class EntityFrameworkCoreBackend(ILifecycleDatabase database, TimeProvider clock)
{
    private const string TakeSequenceSql = """
        INSERT INTO mlops_environment (environment, sequence, last_event) VALUES (@environment, @count, @now)
        ON CONFLICT (environment) DO UPDATE SET
            sequence = mlops_environment.sequence + excluded.sequence,
            last_event = CASE WHEN excluded.last_event > mlops_environment.last_event THEN excluded.last_event ELSE mlops_environment.last_event END
        RETURNING sequence, last_event
        """;

    /// <summary>One transaction: all of it is written, or nothing.</summary>
    private async Task<T> WriteAsync<T>(EnvironmentName environment, Func<LifecycleDbContext, Task<T>> change, CancellationToken cancellationToken)
    {
        Require(environment.Value, "An environment");
        using var turn = await database.EnterWriteAsync(cancellationToken).ConfigureAwait(false);
        return await GuardAsync(async db =>
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await change(db).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }).ConfigureAwait(false);
    }

    private Task<T> ReadAsync<T>(EnvironmentName environment, Func<LifecycleDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Require(environment.Value, "An environment");
        return GuardAsync(read);
    }

    private async Task<T> GuardAsync<T>(Func<LifecycleDbContext, Task<T>> work)
    {
        try
        {
            var db = database.Open();
            await using (db.ConfigureAwait(false))
                return await work(db).ConfigureAwait(false);
        }
        catch (Exception exception) when (database.Explain(exception) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Takes numbers in the order of the environment and reads the store's clock, which never goes back.</summary>
    private async Task<Stamp> StampAsync(LifecycleDbContext db, EnvironmentName environment, int count, CancellationToken cancellationToken)
    {
        var command = RawCommand.Create(db, TakeSequenceSql, "@environment", "@count", "@now");
        await using (command.ConfigureAwait(false))
        {
            command.Set(0, environment.Value).Set(1, (long)count).Set(2, clock.GetUtcNow().UtcTicks);
            var numbers = await command.ReadNumbersAsync(cancellationToken).ConfigureAwait(false);
            return new(numbers[0] - count + 1, numbers[1]);
        }
    }

    /// <summary>Takes the next number of a counter row, which it locks or creates.</summary>
    private static async Task<int> NextNumberAsync(LifecycleDbContext db, string sql, EnvironmentName environment, string name, CancellationToken cancellationToken)
    {
        var command = RawCommand.Create(db, sql, "@environment", "@name");
        await using (command.ConfigureAwait(false))
        {
            var numbers = await command.Set(0, environment.Value).Set(1, name).ReadNumbersAsync(cancellationToken).ConfigureAwait(false);
            return checked((int)numbers[0]);
        }
    }

    /// <summary>Writes one new row of a table that is only added to.</summary>
    private static async Task AddAsync(LifecycleDbContext db, CancellationToken cancellationToken, params IEnumerable<object> entities)
    {
        db.AddRange(entities);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Require(string name, string what)
    {
        if (name.Length == 0)
            throw new ArgumentException($"{what} needs a name.", nameof(name));
    }
}
