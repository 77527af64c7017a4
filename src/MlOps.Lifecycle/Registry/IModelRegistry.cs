namespace MlOps.Lifecycle.Registry;

/// <summary>Models and what made them, in the environment of this process.</summary>
/// <remarks>A thread-safe singleton. Listings page by key behind the scenes.</remarks>
public interface IModelRegistry
{
    /// <summary>Registers a version; the same key, or the same model and lineage, gives the same version.</summary>
    /// <param name="registration">The version. Its artifact must be in the blob store.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The version with its number.</returns>
    /// <exception cref="LifecycleException">The artifact is not in the blob store.</exception>
    Task<ModelVersion> RegisterAsync(ModelRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>A version, or null.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<ModelVersion?> FindAsync(ModelVersionId id, CancellationToken cancellationToken = default);

    /// <summary>A version.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="LifecycleException">There is no such version; the message names the newest.</exception>
    Task<ModelVersion> GetAsync(ModelVersionId id, CancellationToken cancellationToken = default);

    /// <summary>The versions of a model, newest first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<ModelVersion> ListAsync(ModelName model, CancellationToken cancellationToken = default);

    /// <summary>The models that have versions, by name.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<ModelName> ListModelsAsync(CancellationToken cancellationToken = default);

    /// <summary>What an alias holds, or null when it is free.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<AliasState?> FindAliasAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>The version that an alias holds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="LifecycleException">The alias is free; the message names the aliases that are not.</exception>
    Task<ModelVersion> ResolveAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>The move that put a version into an alias as of a time, which also says who decided and why; null when it was free.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="asOf">The time, by the store's clock.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<AliasEvent?> FindAliasEventAsync(ModelName model, AliasName alias, DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>Moves an alias by compare-and-swap.</summary>
    /// <param name="move">The move.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether it happened, and who holds the alias.</returns>
    /// <exception cref="LifecycleException">The version does not exist.</exception>
    Task<AliasMoveResult> MoveAliasAsync(AliasMove move, CancellationToken cancellationToken = default);

    /// <summary>Puts back the version that the alias held before, as a new move.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="actor">Who rolls back.</param>
    /// <param name="reason">Why, for the history.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether it happened, and who holds the alias.</returns>
    /// <exception cref="LifecycleException">The alias is free or has held only one version.</exception>
    Task<AliasMoveResult> RollBackAsync(ModelName model, AliasName alias, Actor actor, string reason, CancellationToken cancellationToken = default);

    /// <summary>The moves of an alias, oldest first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>Records a finding on a version.</summary>
    /// <param name="verdict">The verdict; its time is set by the store.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <exception cref="LifecycleException">The version does not exist.</exception>
    Task<ModelVerdict> RecordVerdictAsync(ModelVerdict verdict, CancellationToken cancellationToken = default);

    /// <summary>The verdicts on a version, oldest first.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(ModelVersionId version, CancellationToken cancellationToken = default);

    /// <summary>Everything that happened to a model, oldest first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<RegistryEvent> ListEventsAsync(ModelName model, CancellationToken cancellationToken = default);
}
