using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Registry;

/// <summary>Keeps versions, aliases, verdicts and events. For backends; applications use <see cref="IModelRegistry"/>.</summary>
/// <remarks>Thread-safe. Every writing method is one transaction that also writes its <see cref="RegistryEvent"/>.</remarks>
[Experimental("MLOPS001")]
public interface IRegistryStore
{
    /// <summary>Registers a version, or finds the one that its key registered before.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="registration">The version, with its key set.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The version with its number.</returns>
    Task<ModelVersion> RegisterAsync(EnvironmentName environment, ModelRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>A version, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<ModelVersion?> FindVersionAsync(EnvironmentName environment, ModelVersionId id, CancellationToken cancellationToken = default);

    /// <summary>A page of versions of a model, newest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="before">Only versions with a smaller number; null for the first page.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<ModelVersion>> ListVersionsAsync(EnvironmentName environment, ModelName model, int? before, int take, CancellationToken cancellationToken = default);

    /// <summary>A page of model names that have versions, in ordinal order.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="after">Only names after this one; null for the first page.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<ModelName>> ListModelsAsync(EnvironmentName environment, ModelName? after, int take, CancellationToken cancellationToken = default);

    /// <summary>Moves an alias by compare-and-swap and writes its history.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="move">The move.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether it happened, and who holds the alias.</returns>
    /// <exception cref="LifecycleException">The version does not exist.</exception>
    Task<AliasMoveResult> MoveAliasAsync(EnvironmentName environment, AliasMove move, CancellationToken cancellationToken = default);

    /// <summary>What an alias holds, or null when it is free.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<AliasState?> FindAliasAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>The version that an alias holds, or null when it is free: the look-up that serving waits for.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<ModelVersion?> ResolveAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>All aliases of a model that hold something, by name.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<AliasState>> ListAliasesAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default);

    /// <summary>The moves of an alias, oldest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<AliasEvent>> ListAliasEventsAsync(EnvironmentName environment, ModelName model, AliasName alias, CancellationToken cancellationToken = default);

    /// <summary>Records a verdict.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The verdict with its time.</returns>
    /// <exception cref="LifecycleException">The version does not exist.</exception>
    Task<ModelVerdict> RecordVerdictAsync(EnvironmentName environment, ModelVerdict verdict, CancellationToken cancellationToken = default);

    /// <summary>The verdicts on a version, oldest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<ModelVerdict>> ListVerdictsAsync(EnvironmentName environment, ModelVersionId version, CancellationToken cancellationToken = default);

    /// <summary>A page of events of a model, oldest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="after">Only events after this sequence; 0 for the first page.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<RegistryEvent>> ListEventsAsync(EnvironmentName environment, ModelName model, long after, int take, CancellationToken cancellationToken = default);
}
