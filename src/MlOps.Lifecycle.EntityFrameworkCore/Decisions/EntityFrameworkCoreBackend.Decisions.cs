using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCoreBackend : IDecisionStore
{
    public Task<DecisionRecord> AddDecisionAsync(EnvironmentName environment, DecisionRecord record, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            var model = record.Evidence.Model;
            Require(model.Value, "A model");
            if (string.IsNullOrEmpty(record.Key))
                throw new ArgumentException($"A decision about model '{model}' needs a key, so that looking twice acts once.", nameof(record));
            if (await FindDecisionAsync(db, environment, model, record.Key, cancellationToken).ConfigureAwait(false) is { } earlier)
                return earlier;
            var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
            var kept = record with { Evidence = record.Evidence with { History = [] } };
            var entity = new DecisionEntity
            {
                Environment = environment.Value,
                Model = model.Value,
                Key = kept.Key,
                Sequence = stamp.Sequence,
                At = kept.Evidence.At.UtcTicks,
                Action = kept.Decision.Action,
                Document = DecisionRecordJson.Write(kept),
            };
            await AddAsync(db, cancellationToken, entity).ConfigureAwait(false);
            return kept;
        }, cancellationToken);

    public Task<DecisionRecord?> FindDecisionAsync(EnvironmentName environment, ModelName model, string key, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => FindDecisionAsync(db, environment, model, key, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DecisionRecord>> ListDecisionsAsync(EnvironmentName environment, ModelName model, LifecycleAction? action, DateTimeOffset? before, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<DecisionRecord>> (db) =>
        {
            var limit = before?.UtcTicks ?? long.MaxValue;
            var page = await db.Decisions.Where(e => e.Environment == environment.Value && e.Model == model.Value && (action == null || e.Action == action) && e.At < limit)
                .OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).Take(take)
                .Select(e => e.Document).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(DecisionRecordJson.Read)];
        }, cancellationToken);

    private static async Task<DecisionRecord?> FindDecisionAsync(LifecycleDbContext db, EnvironmentName environment, ModelName model, string key, CancellationToken cancellationToken)
    {
        var document = await db.Decisions.Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Key == key)
            .Select(e => e.Document).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return document is null ? null : DecisionRecordJson.Read(document);
    }
}
