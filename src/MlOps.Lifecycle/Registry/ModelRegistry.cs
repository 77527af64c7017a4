using System.Runtime.CompilerServices;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Registry;

/// <summary>Checks and words around the store; the store keeps and orders.</summary>
internal sealed class ModelRegistry(IRegistryStore store, IBlobStore blobs, LifecycleEnvironment environment) : IModelRegistry
{
    private const int PageSize = 100;

    public async Task<ModelVersion> RegisterAsync(ModelRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Require(registration.Model);
        RequireActor(registration.Actor, $"registers a version of model '{registration.Model}'");
        await RequireArtifactAsync(registration, cancellationToken).ConfigureAwait(false);
        var keyed = registration.Key is null ? registration with { Key = RegistrationKey.Derive(registration) } : registration;
        return await store.RegisterAsync(environment.Name, keyed, cancellationToken).ConfigureAwait(false);
    }

    public Task<ModelVersion?> FindAsync(ModelVersionId id, CancellationToken cancellationToken = default) =>
        store.FindVersionAsync(environment.Name, id, cancellationToken);

    public async Task<ModelVersion> GetAsync(ModelVersionId id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } version)
            return version;
        var newest = await store.ListVersionsAsync(environment.Name, id.Model, null, 1, cancellationToken).ConfigureAwait(false);
        throw ModelVersion.NotFound(environment.Name, id, newest.Count == 0 ? 0 : newest[0].Id.Number);
    }

    public async IAsyncEnumerable<ModelVersion> ListAsync(ModelName model, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int? before = null; ;)
        {
            var page = await store.ListVersionsAsync(environment.Name, model, before, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var version in page)
                yield return version;
            if (page.Count < PageSize)
                yield break;
            before = page[^1].Id.Number;
        }
    }

    public async IAsyncEnumerable<ModelName> ListModelsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (ModelName? after = null; ;)
        {
            var page = await store.ListModelsAsync(environment.Name, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var model in page)
                yield return model;
            if (page.Count < PageSize)
                yield break;
            after = page[^1];
        }
    }

    public Task<AliasState?> FindAliasAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        store.FindAliasAsync(environment.Name, model, alias, cancellationToken);

    public async Task<ModelVersion> ResolveAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        await store.ResolveAsync(environment.Name, model, alias, cancellationToken).ConfigureAwait(false)
        ?? throw await FreeAsync(model, alias, cancellationToken).ConfigureAwait(false);

    public async Task<AliasEvent?> FindAliasEventAsync(ModelName model, AliasName alias, DateTimeOffset asOf, CancellationToken cancellationToken = default) =>
        AliasHistory.At(await ListAliasEventsAsync(model, alias, cancellationToken).ConfigureAwait(false), asOf);

    public Task<AliasMoveResult> MoveAliasAsync(AliasMove move, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(move);
        Require(move.To.Model);
        Require(move.Alias);
        RequireActor(move.Actor, $"moves alias '{move.Alias}' of model '{move.To.Model}'");
        return store.MoveAliasAsync(environment.Name, move, cancellationToken);
    }

    public async Task<AliasMoveResult> RollBackAsync(ModelName model, AliasName alias, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        RequireActor(actor, $"rolls back alias '{alias}' of model '{model}'");
        var moves = await ListAliasEventsAsync(model, alias, cancellationToken).ConfigureAwait(false);
        if (moves.Count == 0)
            throw await FreeAsync(model, alias, cancellationToken).ConfigureAwait(false);
        var before = AliasHistory.VersionBefore(moves) ?? throw new LifecycleException(
            $"Alias '{alias}' of model '{model}' cannot be rolled back: there is no version before {moves[^1].To} in its history. Move it to another version with {nameof(MoveAliasAsync)}.");
        var move = new AliasMove { Alias = alias, To = before, ExpectedRevision = moves[^1].Revision, Actor = actor, Reason = reason };
        return await store.MoveAliasAsync(environment.Name, move, cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        store.ListAliasEventsAsync(environment.Name, model, alias, cancellationToken);

    public Task<ModelVerdict> RecordVerdictAsync(ModelVerdict verdict, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        RequireActor(verdict.Actor, $"records a verdict on {verdict.Version}");
        return store.RecordVerdictAsync(environment.Name, verdict, cancellationToken);
    }

    public Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(ModelVersionId version, CancellationToken cancellationToken = default) =>
        store.ListVerdictsAsync(environment.Name, version, cancellationToken);

    public async IAsyncEnumerable<RegistryEvent> ListEventsAsync(ModelName model, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0L; ;)
        {
            var page = await store.ListEventsAsync(environment.Name, model, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var change in page)
                yield return change;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Sequence;
        }
    }

    private async Task RequireArtifactAsync(ModelRegistration registration, CancellationToken cancellationToken)
    {
        var artifact = registration.Artifact;
        var found = artifact.Digest == default ? null : await blobs.FindAsync(artifact.Digest, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            throw new LifecycleException(
                $"The version of model '{registration.Model}' cannot be registered: its artifact {(artifact.Digest == default ? "has no digest" : $"{artifact.Digest} is not in the blob store")}. Store the bytes first with {nameof(IBlobStore)}.{nameof(IBlobStore.WriteAsync)} and register what it returns.");
        }

        if (found.Value.Length != artifact.Length)
        {
            throw new LifecycleException(
                $"The version of model '{registration.Model}' cannot be registered: its artifact {artifact.Digest} has {found.Value.Length} bytes in the blob store, not {artifact.Length}. Register what {nameof(IBlobStore)}.{nameof(IBlobStore.WriteAsync)} returned.");
        }
    }

    private async Task<LifecycleException> FreeAsync(ModelName model, AliasName alias, CancellationToken cancellationToken)
    {
        var others = await store.ListAliasesAsync(environment.Name, model, cancellationToken).ConfigureAwait(false);
        if (others.Count == 0 && await store.ListVersionsAsync(environment.Name, model, null, 1, cancellationToken).ConfigureAwait(false) is { Count: 0 })
            return new($"Alias '{alias}' of model '{model}' holds no version: the model has none in environment '{environment.Name}'. Train or register one, or correct the name (or MlOps:Environment).");
        var held = others.Count == 0
            ? $"no alias of the model holds a version in environment '{environment.Name}'"
            : $"held in environment '{environment.Name}' are {string.Join(", ", others.Select(other => $"{other.Alias} ({other.Version})"))}";
        return new($"Alias '{alias}' of model '{model}' holds no version: {held}. Promote a version or move the alias with {nameof(IModelRegistry)}.{nameof(MoveAliasAsync)}.");
    }

    private static void Require(ModelName model)
    {
        if (model == default)
            throw new LifecycleException("The model has no name: name it as in \"fraud\".");
    }

    private static void Require(AliasName alias)
    {
        if (alias == default)
            throw new LifecycleException("The alias has no name: name it as in \"champion\".");
    }

    private static void RequireActor(Actor actor, string what)
    {
        if (actor == default)
            throw new LifecycleException($"Nobody {what}: give the actor, for example \"ada@example.com\".");
    }
}
