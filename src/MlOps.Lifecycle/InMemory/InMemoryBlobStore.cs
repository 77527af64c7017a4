using System.Collections.Concurrent;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.InMemory;

/// <summary>Blobs in the memory of this process, for tests and try-outs. They are gone with the process.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<ContentDigest, byte[]> _blobs = [];

    /// <inheritdoc/>
    public async Task<BlobInfo> WriteAsync(Stream content, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = copy.ToArray();
        var digest = ContentDigest.Of(bytes);
        _blobs.TryAdd(digest, bytes);
        return new(digest, bytes.Length);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(ContentDigest digest, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<Stream>(cancellationToken);
        return _blobs.TryGetValue(digest, out var bytes)
            ? Task.FromResult<Stream>(new MemoryStream(bytes, writable: false))
            : Task.FromException<Stream>(new LifecycleException($"Blob {digest} is not in memory: the process that stored it has ended, or it was deleted. Store it again, or use UseFileSystemBlobs to keep blobs."));
    }

    /// <inheritdoc/>
    public Task<BlobInfo?> FindAsync(ContentDigest digest, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<BlobInfo?>(cancellationToken)
        : Task.FromResult<BlobInfo?>(_blobs.TryGetValue(digest, out var bytes) ? new(digest, bytes.Length) : null);

    /// <inheritdoc/>
    public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) =>
        _blobs.Select(blob => new BlobInfo(blob.Key, blob.Value.Length)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(ContentDigest digest, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<bool>(cancellationToken) : Task.FromResult(_blobs.TryRemove(digest, out _));
}
