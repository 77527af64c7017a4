using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Tests.Scoring;

/// <summary>Blobs in a dictionary; it says how often each was opened.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly Dictionary<ContentDigest, byte[]> _blobs = [];

    public BlobInfo Add(params byte[] bytes)
    {
        var digest = ContentDigest.Of(bytes);
        _blobs[digest] = bytes;
        return new(digest, bytes.Length);
    }

    public async Task<BlobInfo> WriteAsync(Stream content, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return Add(copy.ToArray());
    }

    public Task<Stream> OpenReadAsync(ContentDigest digest, CancellationToken cancellationToken = default) =>
        _blobs.TryGetValue(digest, out var bytes)
            ? Task.FromResult<Stream>(new MemoryStream(bytes, writable: false))
            : throw new LifecycleException($"Blob {digest} is absent: restore it from a backup.");

    public Task<BlobInfo?> FindAsync(ContentDigest digest, CancellationToken cancellationToken = default) =>
        Task.FromResult<BlobInfo?>(_blobs.TryGetValue(digest, out var bytes) ? new(digest, bytes.Length) : null);

    public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) =>
        _blobs.Select(blob => new BlobInfo(blob.Key, blob.Value.Length)).ToAsyncEnumerable();

    public Task<bool> DeleteAsync(ContentDigest digest, CancellationToken cancellationToken = default) => Task.FromResult(_blobs.Remove(digest));
}
