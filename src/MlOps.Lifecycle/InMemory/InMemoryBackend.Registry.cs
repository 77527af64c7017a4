using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.InMemory;

public sealed partial class InMemoryBackend : IRegistryStore
{
    /// <inheritdoc/>
    public Task<ModelVersion> RegisterAsync(EnvironmentName environment, ModelRegistration registration, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            var key = registration.Key ?? throw new ArgumentException("A registration needs its key before it is stored.", nameof(registration));
            var model = facts.Of(registration.Model);
            if (model.VersionsByKey.TryGetValue(key, out var known))
                return known;
            var version = new ModelVersion
            {
                Id = new(registration.Model, model.Versions.Count + 1),
                Format = registration.Format,
                Artifact = registration.Artifact,
                CanonicalDigest = registration.CanonicalDigest,
                Inputs = registration.Inputs,
                Lineage = registration.Lineage,
                Metrics = registration.Metrics,
                RegisteredBy = registration.Actor,
                RegisteredAt = facts.Now(),
                Reason = registration.Reason,
                Key = key,
            };
            model.Versions.Add(version);
            model.VersionsByKey.Add(key, version);
            model.Events.Add(new()
            {
                Sequence = facts.NextSequence(),
                Kind = RegistryEventKind.Registered,
                Version = version.Id,
                At = version.RegisteredAt,
                Actor = version.RegisteredBy,
                Reason = version.Reason,
            });
            return version;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<ModelVersion?> FindVersionAsync(EnvironmentName environment, ModelVersionId id, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(id.Model).FindVersion(id.Number), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(EnvironmentName environment, ModelName model, int? before, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<ModelVersion> (facts) =>
            [.. facts.Of(model).Versions.AsEnumerable().Reverse().Where(version => !(version.Id.Number >= before)).Take(take)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelName>> ListModelsAsync(EnvironmentName environment, ModelName? after, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<ModelName> (facts) =>
            [.. facts.Models
                .Where(model => model.Value.Versions.Count > 0 && (after is null || string.CompareOrdinal(model.Key, after.Value.Value) > 0))
                .Take(take)
                .Select(model => ModelName.Parse(model.Key))], cancellationToken);

    /// <inheritdoc/>
    public Task<AliasMoveResult> MoveAliasAsync(EnvironmentName environment, AliasMove move, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            RequireVersion(facts, move.To);
            var holder = facts.Of(move.To.Model).Aliases.GetValueOrDefault(move.Alias.Value);
            return move.ExpectedRevision is { } expected && expected != (holder?.Revision ?? 0)
                ? new AliasMoveResult(false, holder)
                : new AliasMoveResult(true, Move(facts, move, holder));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<AliasState?> FindAliasAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(model).Aliases.GetValueOrDefault(alias.Value), cancellationToken);

    /// <inheritdoc/>
    public Task<ModelVersion?> ResolveAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(model) is var known && known.Aliases.TryGetValue(alias.Value, out var holder)
            ? known.FindVersion(holder.Version.Number)
            : null, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AliasState>> ListAliasesAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<AliasState> (facts) => [.. facts.Of(model).Aliases.Values], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<AliasEvent> (facts) => [.. facts.Of(model).AliasEvents.Where(e => e.Alias == alias)], cancellationToken);

    /// <inheritdoc/>
    public Task<ModelVerdict> RecordVerdictAsync(EnvironmentName environment, ModelVerdict verdict, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            RequireVersion(facts, verdict.Version);
            return Record(facts, verdict);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(EnvironmentName environment, ModelVersionId version, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<ModelVerdict> (facts) => [.. facts.Of(version.Model).Verdicts.Where(v => v.Version == version)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RegistryEvent>> ListEventsAsync(EnvironmentName environment, ModelName model, long after, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<RegistryEvent> (facts) => [.. facts.Of(model).Events.Where(e => e.Sequence > after).Take(take)], cancellationToken);

    private static void RequireVersion(EnvironmentFacts facts, ModelVersionId id)
    {
        if (facts.Of(id.Model).FindVersion(id.Number) is null)
            throw ModelVersion.NotFound(facts.Environment, id, facts.Of(id.Model).Versions.Count);
    }

    private static AliasState Move(EnvironmentFacts facts, AliasMove move, AliasState? holder)
    {
        var model = facts.Of(move.To.Model);
        var next = new AliasState(move.Alias, move.To, (holder?.Revision ?? 0) + 1, facts.Now());
        model.Aliases[move.Alias.Value] = next;
        model.AliasEvents.Add(new()
        {
            Alias = next.Alias,
            Revision = next.Revision,
            From = holder?.Version,
            To = next.Version,
            At = next.Since,
            Actor = move.Actor,
            Reason = move.Reason,
        });
        model.Events.Add(new()
        {
            Sequence = facts.NextSequence(),
            Kind = RegistryEventKind.AliasMoved,
            Version = next.Version,
            Alias = next.Alias,
            From = holder?.Version,
            At = next.Since,
            Actor = move.Actor,
            Reason = move.Reason,
        });
        return next;
    }

    private static ModelVerdict Record(EnvironmentFacts facts, ModelVerdict verdict)
    {
        var model = facts.Of(verdict.Version.Model);
        var recorded = verdict with { At = facts.Now() };
        model.Verdicts.Add(recorded);
        model.Events.Add(new()
        {
            Sequence = facts.NextSequence(),
            Kind = RegistryEventKind.VerdictRecorded,
            Version = recorded.Version,
            Outcome = recorded.Outcome,
            At = recorded.At,
            Actor = recorded.Actor,
            Reason = recorded.Reason,
        });
        return recorded;
    }
}
