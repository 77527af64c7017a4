namespace MlOps.Lifecycle.Scoring;

/// <summary>Model versions ready to score batches: verified, loaded once and shared by everybody who asks.</summary>
/// <remarks>
/// A thread-safe singleton. Concurrent requests for one version load it once. A version that nobody uses stays loaded
/// until more than <see cref="ScoringOptions.KeepLoaded"/> unused ones are; the least recently used goes first.
/// </remarks>
public interface ILoadedModels
{
    /// <summary>A version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels waiting; a load that others wait for goes on.</param>
    /// <returns>The model; the caller disposes it when it has scored.</returns>
    /// <exception cref="LifecycleException">There is no such version, or it cannot be loaded; the message says why.</exception>
    Task<LoadedModel> GetAsync(ModelVersionId version, CancellationToken cancellationToken = default);

    /// <summary>The version that an alias holds at this moment.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alias">The alias, for example <see cref="AliasName.Champion"/>.</param>
    /// <param name="cancellationToken">Cancels waiting; a load that others wait for goes on.</param>
    /// <returns>The model; the caller disposes it when it has scored.</returns>
    /// <exception cref="LifecycleException">The alias is free, or the version cannot be loaded; the message says why.</exception>
    Task<LoadedModel> ResolveAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default);
}
