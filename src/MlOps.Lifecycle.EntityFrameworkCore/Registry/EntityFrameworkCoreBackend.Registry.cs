using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCoreBackend : IRegistryStore
{
    public Task<ModelVersion> RegisterAsync(EnvironmentName environment, ModelRegistration registration, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            var key = registration.Key ?? throw new ArgumentException("A registration needs its key before it is stored.", nameof(registration));
            var model = registration.Model.Value;
            Require(model, "A model");
            if (await RegistryQueries.FindVersionByKey(db, environment.Value, model, key, cancellationToken).ConfigureAwait(false) is { } known)
                return known.ToRecord();
            var number = await NextNumberAsync(db, NextModelVersionSql, environment, model, cancellationToken).ConfigureAwait(false);
            var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
            var version = new ModelVersionEntity
            {
                Environment = environment.Value,
                Model = model,
                Number = number,
                Key = key,
                Format = registration.Format,
                ArtifactDigest = registration.Artifact.Digest.ToString(),
                ArtifactLength = registration.Artifact.Length,
                CanonicalDigest = registration.CanonicalDigest.ToString(),
                Inputs = StoreDocuments.Schema.Write(registration.Inputs),
                Lineage = StoreDocuments.Lineage.Write(registration.Lineage),
                Metrics = StoreDocuments.Metrics.Write(registration.Metrics),
                RegisteredBy = registration.Actor.Name,
                RegisteredAt = stamp.At,
                Reason = registration.Reason,
            };
            var change = new RegistryEventEntity
            {
                Environment = environment.Value,
                Sequence = stamp.Sequence,
                Model = model,
                Kind = RegistryEventKind.Registered,
                Version = number,
                At = stamp.At,
                Actor = registration.Actor.Name,
                Reason = registration.Reason,
            };
            await AddAsync(db, cancellationToken, version, change).ConfigureAwait(false);
            return version.ToRecord();
        }, cancellationToken);

    public Task<ModelVersion?> FindVersionAsync(EnvironmentName environment, ModelVersionId id, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db =>
            (await RegistryQueries.FindVersion(db, environment.Value, id.Model.Value, id.Number, cancellationToken).ConfigureAwait(false))?.ToRecord(), cancellationToken);

    public Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(EnvironmentName environment, ModelName model, int? before, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<ModelVersion>> (db) =>
        {
            var limit = before ?? int.MaxValue;
            var page = await db.ModelVersions
                .Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Number < limit)
                .OrderByDescending(e => e.Number).Take(take).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(RegistryMapping.ToRecord)];
        }, cancellationToken);

    public Task<IReadOnlyList<ModelName>> ListModelsAsync(EnvironmentName environment, ModelName? after, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<ModelName>> (db) =>
        {
            var start = after?.Value ?? "";
            var page = await db.Models
                .Where(e => e.Environment == environment.Value && string.Compare(e.Model, start) > 0)
                .OrderBy(e => e.Model).Take(take).Select(e => e.Model).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(name => ModelName.Parse(name))];
        }, cancellationToken);

    public Task<AliasMoveResult> MoveAliasAsync(EnvironmentName environment, AliasMove move, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            await RequireVersionAsync(db, environment, move.To, cancellationToken).ConfigureAwait(false);
            var holder = await FindAliasAsync(db, environment, move.To.Model, move.Alias, cancellationToken).ConfigureAwait(false);
            if (move.ExpectedRevision is { } expected && expected != (holder?.Revision ?? 0))
                return new AliasMoveResult(false, holder);
            var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
            return new AliasMoveResult(true, await MoveAsync(db, environment, move, holder, stamp, cancellationToken).ConfigureAwait(false));
        }, cancellationToken);

    public Task<AliasState?> FindAliasAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => FindAliasAsync(db, environment, model, alias, cancellationToken), cancellationToken);

    public Task<ModelVersion?> ResolveAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db =>
            (await RegistryQueries.Resolve(db, environment.Value, model.Value, alias.Value, cancellationToken).ConfigureAwait(false))?.ToRecord(), cancellationToken);

    public Task<IReadOnlyList<AliasState>> ListAliasesAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<AliasState>> (db) =>
        {
            var all = await db.Aliases.Where(e => e.Environment == environment.Value && e.Model == model.Value)
                .OrderBy(e => e.Alias).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Select(RegistryMapping.ToRecord)];
        }, cancellationToken);

    public Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<AliasEvent>> (db) =>
        {
            var all = await db.AliasEvents.Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Alias == alias.Value)
                .OrderBy(e => e.Revision).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Select(RegistryMapping.ToRecord)];
        }, cancellationToken);

    public Task<ModelVerdict> RecordVerdictAsync(EnvironmentName environment, ModelVerdict verdict, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            await RequireVersionAsync(db, environment, verdict.Version, cancellationToken).ConfigureAwait(false);
            var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
            return await RecordAsync(db, environment, verdict, stamp, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    public Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(EnvironmentName environment, ModelVersionId version, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<ModelVerdict>> (db) =>
        {
            var all = await db.Verdicts.Where(e => e.Environment == environment.Value && e.Model == version.Model.Value && e.Version == version.Number)
                .OrderBy(e => e.Sequence).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Select(RegistryMapping.ToRecord)];
        }, cancellationToken);

    public Task<IReadOnlyList<RegistryEvent>> ListEventsAsync(EnvironmentName environment, ModelName model, long after, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<RegistryEvent>> (db) =>
        {
            var page = await db.RegistryEvents.Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Sequence > after)
                .OrderBy(e => e.Sequence).Take(take).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(RegistryMapping.ToRecord)];
        }, cancellationToken);
}
