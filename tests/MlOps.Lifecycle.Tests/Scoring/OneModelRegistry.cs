using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Tests.Scoring;

/// <summary>Just enough registry to load from: versions of the format <c>doubling</c> and one alias. What is not needed is refused.</summary>
internal sealed class OneModelRegistry(MemoryBlobs blobs) : IModelRegistry
{
    private readonly Dictionary<ModelVersionId, ModelVersion> _versions = [];
    private AliasState? _champion;

    public static ModelName Model => "doubler";

    /// <summary>When set, every look-up throws it: the database is away.</summary>
    public Exception? Outage { get; set; }

    public ModelVersionId Register(byte factor)
    {
        var artifact = blobs.Add(factor);
        var id = new ModelVersionId(Model, _versions.Count + 1);
        _versions.Add(id, new()
        {
            Id = id,
            Format = "doubling",
            Artifact = artifact,
            CanonicalDigest = artifact.Digest,
            Inputs = DoublingFormat.Inputs,
            Lineage = new(),
            RegisteredBy = "test",
            RegisteredAt = DateTimeOffset.UnixEpoch,
            Key = id.ToString(),
        });
        return id;
    }

    public ModelVersionId Promote(ModelVersionId version)
    {
        _champion = new(AliasName.Champion, version, (_champion?.Revision ?? 0) + 1, DateTimeOffset.UnixEpoch);
        return version;
    }

    public Task<ModelVersion?> FindAsync(ModelVersionId id, CancellationToken cancellationToken = default)
    {
        if (Outage is { } outage)
            throw outage;
        return Task.FromResult(_versions.GetValueOrDefault(id));
    }

    public async Task<ModelVersion> GetAsync(ModelVersionId id, CancellationToken cancellationToken = default) =>
        await FindAsync(id, cancellationToken) ?? throw new LifecycleException($"There is no version {id}.");

    public Task<AliasState?> FindAliasAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default)
    {
        if (Outage is { } outage)
            throw outage;
        return Task.FromResult(model == Model && alias == AliasName.Champion ? _champion : null);
    }

    public async Task<ModelVersion> ResolveAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default) =>
        await FindAliasAsync(model, alias, cancellationToken) is { } state
            ? await GetAsync(state.Version, cancellationToken)
            : throw new LifecycleException($"Alias '{alias}' of model '{model}' is free.");

    public Task<ModelVersion> RegisterAsync(ModelRegistration registration, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ModelVersion> ListAsync(ModelName model, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ModelName> ListModelsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<AliasEvent?> FindAliasEventAsync(ModelName model, AliasName alias, DateTimeOffset asOf, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<AliasMoveResult> MoveAliasAsync(AliasMove move, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<AliasMoveResult> RollBackAsync(ModelName model, AliasName alias, Actor actor, string reason, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ModelVerdict> RecordVerdictAsync(ModelVerdict verdict, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(ModelVersionId version, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<RegistryEvent> ListEventsAsync(ModelName model, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
