using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>What moving, judging and promoting have in common; each inside the caller's transaction.</summary>
internal sealed partial class EntityFrameworkCoreBackend
{
    private const string NextModelVersionSql = """
        INSERT INTO mlops_model (environment, model, last_version) VALUES (@environment, @name, 1)
        ON CONFLICT (environment, model) DO UPDATE SET last_version = mlops_model.last_version + 1
        RETURNING last_version
        """;

    private static async Task<AliasState?> FindAliasAsync(LifecycleDbContext db, EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken) =>
        (await RegistryQueries.FindAlias(db, environment.Value, model.Value, alias.Value, cancellationToken).ConfigureAwait(false))?.ToRecord();

    private static async Task RequireVersionAsync(LifecycleDbContext db, EnvironmentName environment, ModelVersionId id, CancellationToken cancellationToken)
    {
        if (await RegistryQueries.HasVersion(db, environment.Value, id.Model.Value, id.Number, cancellationToken).ConfigureAwait(false))
            return;
        var newest = await db.Models.Where(e => e.Environment == environment.Value && e.Model == id.Model.Value)
            .Select(e => e.LastVersion).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        throw ModelVersion.NotFound(environment, id, newest);
    }

    /// <summary>Compare-and-swap on the holder's revision, the move and its event.</summary>
    private static async Task<AliasState> MoveAsync(LifecycleDbContext db, EnvironmentName environment, AliasMove move, AliasState? holder, Stamp stamp, CancellationToken cancellationToken)
    {
        var next = new AliasState(move.Alias, move.To, (holder?.Revision ?? 0) + 1, stamp.Time);
        if (holder is not null)
        {
            var swapped = await db.Aliases
                .Where(e => e.Environment == environment.Value && e.Model == move.To.Model.Value && e.Alias == move.Alias.Value && e.Revision == holder.Revision)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.Version, next.Version.Number).SetProperty(e => e.Revision, next.Revision).SetProperty(e => e.Since, stamp.At),
                    cancellationToken).ConfigureAwait(false);
            if (swapped != 1)
            {
                throw new LifecycleException(
                    $"Alias '{move.Alias}' of model '{move.To.Model}' left revision {holder.Revision} inside the transaction that held it. Nothing was written: try again.");
            }
        }
        else
        {
            db.Add(new AliasEntity
            {
                Environment = environment.Value,
                Model = move.To.Model.Value,
                Alias = move.Alias.Value,
                Version = next.Version.Number,
                Revision = next.Revision,
                Since = stamp.At,
            });
        }

        var moved = new AliasEventEntity
        {
            Environment = environment.Value,
            Model = move.To.Model.Value,
            Alias = move.Alias.Value,
            Revision = next.Revision,
            FromVersion = holder?.Version.Number,
            ToVersion = next.Version.Number,
            At = stamp.At,
            Actor = move.Actor.Name,
            Reason = move.Reason,
        };
        var change = new RegistryEventEntity
        {
            Environment = environment.Value,
            Sequence = stamp.Sequence,
            Model = move.To.Model.Value,
            Kind = RegistryEventKind.AliasMoved,
            Version = next.Version.Number,
            Alias = move.Alias.Value,
            FromVersion = holder?.Version.Number,
            At = stamp.At,
            Actor = move.Actor.Name,
            Reason = move.Reason,
        };
        await AddAsync(db, cancellationToken, moved, change).ConfigureAwait(false);
        return next;
    }

    private static async Task<ModelVerdict> RecordAsync(LifecycleDbContext db, EnvironmentName environment, ModelVerdict verdict, Stamp stamp, CancellationToken cancellationToken)
    {
        var recorded = verdict with { At = stamp.Time };
        var entity = new VerdictEntity
        {
            Environment = environment.Value,
            Sequence = stamp.Sequence,
            Model = verdict.Version.Model.Value,
            Version = verdict.Version.Number,
            Outcome = verdict.Outcome,
            At = stamp.At,
            Actor = verdict.Actor.Name,
            Reason = verdict.Reason,
        };
        var change = new RegistryEventEntity
        {
            Environment = environment.Value,
            Sequence = stamp.Sequence,
            Model = verdict.Version.Model.Value,
            Kind = RegistryEventKind.VerdictRecorded,
            Version = verdict.Version.Number,
            Outcome = verdict.Outcome,
            At = stamp.At,
            Actor = verdict.Actor.Name,
            Reason = verdict.Reason,
        };
        await AddAsync(db, cancellationToken, entity, change).ConfigureAwait(false);
        return recorded;
    }
}
