using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.InMemory;

public sealed partial class InMemoryBackend : IRunStore
{
    /// <inheritdoc/>
    public Task<TrainingRun> StartRunAsync(EnvironmentName environment, TrainingRun run, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            RunRules.CheckStart(run);
            var model = facts.Of(run.Model);
            if (model.RunsByKey.TryGetValue(run.Key, out var known))
                return facts.Runs[known];
            if (FindOpen(facts, run.Model) is { } open)
                return open;
            if (!facts.Runs.TryAdd(run.Id, run))
                throw RunRules.IdTaken(run.Id);
            model.Runs.Add(run.Id);
            model.RunsByKey.Add(run.Key, run.Id);
            return run;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> AdvanceRunAsync(EnvironmentName environment, RunState expected, TrainingRun next, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            RunRules.CheckAdvance(next);
            var stored = Get(facts, next.Id);
            if (stored.State != expected || stored.IsEnded)
                return false;
            RunRules.CheckFollows(stored, next);
            facts.Runs[next.Id] = next;
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<PromotionResult> PromoteAsync(EnvironmentName environment, Promotion promotion, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            var candidate = RunRules.CheckPromotion(promotion);
            var stored = Get(facts, promotion.Run.Id);
            var holder = facts.Of(candidate.Model).Aliases.GetValueOrDefault(promotion.Alias.Value);
            if (stored.IsEnded)
                return new PromotionResult(stored.State is RunState.Promoted && stored.Candidate == candidate, holder?.Version);
            RequireVersion(facts, candidate);
            RunRules.CheckFollows(stored, promotion.Run);
            if (holder?.Version != promotion.ExpectedHolder)
                return new PromotionResult(false, holder?.Version);

            Move(facts, RunRules.MoveOf(promotion), holder);
            Record(facts, RunRules.VerdictOf(promotion));
            facts.Runs[promotion.Run.Id] = promotion.Run;
            return new PromotionResult(true, candidate);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<TrainingRun?> FindRunAsync(EnvironmentName environment, RunId id, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Runs.GetValueOrDefault(id), cancellationToken);

    /// <inheritdoc/>
    public Task<TrainingRun?> FindFirstRunAsync(EnvironmentName environment, ModelName model, RunState state, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(model).Runs.Select(id => facts.Runs[id]).FirstOrDefault(run => run.State == state), cancellationToken);

    /// <inheritdoc/>
    public Task<TrainingRun?> FindOpenRunAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => FindOpen(facts, model), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TrainingRun>> ListRunsAsync(EnvironmentName environment, ModelName model, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<TrainingRun> (facts) =>
            [.. facts.Of(model).Runs.AsEnumerable().Reverse().Take(take).Select(id => facts.Runs[id])], cancellationToken);

    private static TrainingRun Get(EnvironmentFacts facts, RunId id) => facts.Runs.GetValueOrDefault(id) ?? throw RunRules.NotFound(facts.Environment, id);

    private static TrainingRun? FindOpen(EnvironmentFacts facts, ModelName model) =>
        facts.Of(model).Runs.Select(id => facts.Runs[id]).LastOrDefault(run => !run.IsEnded);
}
