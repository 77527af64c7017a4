using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCoreBackend : IRunStore
{
    public Task<TrainingRun> StartRunAsync(EnvironmentName environment, TrainingRun run, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            RunRules.CheckStart(run);
            Require(run.Model.Value, "A model");
            var runs = db.Runs.Where(e => e.Environment == environment.Value);
            var earlier =
                await runs.SingleOrDefaultAsync(e => e.Model == run.Model.Value && e.Key == run.Key, cancellationToken).ConfigureAwait(false)
                ?? await runs.SingleOrDefaultAsync(e => e.OpenModel == run.Model.Value, cancellationToken).ConfigureAwait(false);
            if (earlier is not null)
                return ToRecord(earlier);
            var id = run.Id.ToString();
            if (await runs.AnyAsync(e => e.Id == id, cancellationToken).ConfigureAwait(false))
                throw RunRules.IdTaken(run.Id);
            var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
            var entity = new RunEntity
            {
                Environment = environment.Value,
                Id = id,
                Sequence = stamp.Sequence,
                Model = run.Model.Value,
                Key = run.Key,
                State = run.State,
                OpenModel = run.Model.Value,
                Revision = run.Steps.Length,
                Document = StoreDocuments.Run.Write(run),
            };
            await AddAsync(db, cancellationToken, entity).ConfigureAwait(false);
            return run;
        }, cancellationToken);

    public Task<bool> AdvanceRunAsync(EnvironmentName environment, RunState expected, TrainingRun next, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            RunRules.CheckAdvance(next);
            var stored = await GetRunAsync(db, environment, next.Id, cancellationToken).ConfigureAwait(false);
            if (stored.State != expected || stored.IsEnded)
                return false;
            RunRules.CheckFollows(stored, next);
            return await ReplaceAsync(db, environment, stored, next, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    public Task<PromotionResult> PromoteAsync(EnvironmentName environment, Promotion promotion, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            var candidate = RunRules.CheckPromotion(promotion);
            var stored = await GetRunAsync(db, environment, promotion.Run.Id, cancellationToken).ConfigureAwait(false);
            var holder = await FindAliasAsync(db, environment, candidate.Model, promotion.Alias, cancellationToken).ConfigureAwait(false);
            if (stored.IsEnded)
                return new PromotionResult(stored.State is RunState.Promoted && stored.Candidate == candidate, holder?.Version);
            await RequireVersionAsync(db, environment, candidate, cancellationToken).ConfigureAwait(false);
            RunRules.CheckFollows(stored, promotion.Run);
            if (holder?.Version != promotion.ExpectedHolder)
                return new PromotionResult(false, holder?.Version);

            var stamp = await StampAsync(db, environment, 2, cancellationToken).ConfigureAwait(false);
            await MoveAsync(db, environment, RunRules.MoveOf(promotion), holder, stamp, cancellationToken).ConfigureAwait(false);
            await RecordAsync(db, environment, RunRules.VerdictOf(promotion), stamp with { Sequence = stamp.Sequence + 1 }, cancellationToken).ConfigureAwait(false);
            if (!await ReplaceAsync(db, environment, stored, promotion.Run, cancellationToken).ConfigureAwait(false))
                throw new LifecycleException($"Run {stored.Id} of model '{stored.Model}' changed inside the transaction that held it. Nothing was written: try again.");
            return new PromotionResult(true, candidate);
        }, cancellationToken);

    public Task<TrainingRun?> FindRunAsync(EnvironmentName environment, RunId id, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => FindRunAsync(db, environment, id, cancellationToken), cancellationToken);

    public Task<TrainingRun?> FindFirstRunAsync(EnvironmentName environment, ModelName model, RunState state, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db => await db.Runs
            .Where(e => e.Environment == environment.Value && e.Model == model.Value && e.State == state)
            .OrderBy(e => e.Sequence).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } entity ? ToRecord(entity) : null, cancellationToken);

    public Task<TrainingRun?> FindOpenRunAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db => await db.Runs
            .SingleOrDefaultAsync(e => e.Environment == environment.Value && e.OpenModel == model.Value, cancellationToken)
            .ConfigureAwait(false) is { } entity ? ToRecord(entity) : null, cancellationToken);

    public Task<IReadOnlyList<TrainingRun>> ListRunsAsync(EnvironmentName environment, ModelName model, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<TrainingRun>> (db) =>
        {
            var page = await db.Runs.Where(e => e.Environment == environment.Value && e.Model == model.Value)
                .OrderByDescending(e => e.Sequence).Take(take).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(ToRecord)];
        }, cancellationToken);

    private static async Task<TrainingRun?> FindRunAsync(LifecycleDbContext db, EnvironmentName environment, RunId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        var entity = await db.Runs.SingleOrDefaultAsync(e => e.Environment == environment.Value && e.Id == text, cancellationToken).ConfigureAwait(false);
        return entity is null ? null : ToRecord(entity);
    }

    private static async Task<TrainingRun> GetRunAsync(LifecycleDbContext db, EnvironmentName environment, RunId id, CancellationToken cancellationToken) =>
        await FindRunAsync(db, environment, id, cancellationToken).ConfigureAwait(false) ?? throw RunRules.NotFound(environment, id);

    /// <summary>Compare-and-swap on the number of steps.</summary>
    private static async Task<bool> ReplaceAsync(LifecycleDbContext db, EnvironmentName environment, TrainingRun stored, TrainingRun next, CancellationToken cancellationToken)
    {
        var id = stored.Id.ToString();
        var open = next.IsEnded ? null : next.Model.Value;
        var document = StoreDocuments.Run.Write(next);
        return await db.Runs
            .Where(e => e.Environment == environment.Value && e.Id == id && e.Revision == stored.Steps.Length)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, next.State).SetProperty(e => e.OpenModel, open)
                    .SetProperty(e => e.Revision, next.Steps.Length).SetProperty(e => e.Document, document),
                cancellationToken).ConfigureAwait(false) == 1;
    }

    private static TrainingRun ToRecord(RunEntity entity) => StoreDocuments.Run.Read(entity.Document, $"run {entity.Id} of model '{entity.Model}'");
}
