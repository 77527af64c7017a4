using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.InMemory;

public sealed partial class InMemoryBackend : IDecisionStore
{
    /// <inheritdoc/>
    public Task<DecisionRecord> AddDecisionAsync(EnvironmentName environment, DecisionRecord record, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            if (string.IsNullOrEmpty(record.Key))
                throw new ArgumentException($"A decision about model '{record.Evidence.Model}' needs a key, so that looking twice acts once.", nameof(record));
            var decisions = facts.Of(record.Evidence.Model).Decisions;
            if (decisions.Find(known => known.Key == record.Key) is { } earlier)
                return earlier;
            var kept = record with { Evidence = record.Evidence with { History = [] } };
            decisions.Insert(decisions.FindLastIndex(known => known.Evidence.At <= kept.Evidence.At) + 1, kept);
            return kept;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DecisionRecord?> FindDecisionAsync(EnvironmentName environment, ModelName model, string key, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(model).Decisions.Find(known => known.Key == key), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DecisionRecord>> ListDecisionsAsync(EnvironmentName environment, ModelName model, LifecycleAction? action, DateTimeOffset? before, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<DecisionRecord> (facts) =>
            [.. facts.Of(model).Decisions.AsEnumerable().Reverse().Where(known => (action is null || known.Decision.Action == action) && !(known.Evidence.At >= before)).Take(take)], cancellationToken);
}
