using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Scoring;

/// <summary>Loads stored models: verified bytes, then the format they were registered with.</summary>
/// <remarks>A thread-safe singleton.</remarks>
public interface IModelLoader
{
    /// <summary>Loads a model.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="artifact">The stored bytes; verified before the format sees them.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The scorer; the caller disposes it.</returns>
    /// <exception cref="LifecycleException">No such format is registered, the blob is absent or changed, or the bytes are no model of the format.</exception>
    Task<IModelScorer> LoadAsync(string format, ContentDigest artifact, CancellationToken cancellationToken = default);
}
