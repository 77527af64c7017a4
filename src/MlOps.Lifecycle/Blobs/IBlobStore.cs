namespace MlOps.Lifecycle.Blobs;

/// <summary>Immutable bytes, reached by the digest of their content and never by a name that a user chose.</summary>
/// <remarks>Implementations are thread-safe singletons. A blob under its name is whole or absent.</remarks>
public interface IBlobStore
{
    /// <summary>Stores bytes; when the task completes they survive a crash and a loss of power.</summary>
    /// <param name="content">Read from its current position to its end, hashed while it is copied; the caller disposes it.</param>
    /// <param name="cancellationToken">Leaves nothing behind when signaled before completion.</param>
    /// <returns>The blob; the same for the same bytes, however often they are stored.</returns>
    Task<BlobInfo> WriteAsync(Stream content, CancellationToken cancellationToken = default);

    /// <summary>Opens a blob after its bytes were verified, so that no parser ever sees changed bytes.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>A readable, seekable stream at position 0; the caller disposes it.</returns>
    /// <exception cref="LifecycleException">The blob is absent, or its bytes no longer match the digest.</exception>
    Task<Stream> OpenReadAsync(ContentDigest digest, CancellationToken cancellationToken = default);

    /// <summary>Looks for a blob without reading its bytes.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The blob, or null when the store does not hold it.</returns>
    Task<BlobInfo?> FindAsync(ContentDigest digest, CancellationToken cancellationToken = default);

    /// <summary>Lists what the store holds, in no particular order.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a blob. Callers delete the rows that name it first.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellationToken">Cancels the removal.</param>
    /// <returns>Whether there was such a blob.</returns>
    Task<bool> DeleteAsync(ContentDigest digest, CancellationToken cancellationToken = default);
}
