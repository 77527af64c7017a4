namespace MlOps.Lifecycle.Scoring;

/// <summary>Loads one kind of model artifact, for example ML.NET archives. Registered by the host: no type is ever chosen by data.</summary>
/// <remarks>Implementations are thread-safe singletons. The caller has verified the bytes against their digest.</remarks>
public interface IModelFormat
{
    /// <summary>The name under which versions of this format are registered, for example <c>mlnet</c>.</summary>
    string Name { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="artifact">Verified bytes, readable and seekable; stays the caller's.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The scorer; the caller disposes it.</returns>
    /// <exception cref="LifecycleException">The bytes are no model of this format.</exception>
    Task<IModelScorer> LoadAsync(Stream artifact, CancellationToken cancellationToken = default);
}
