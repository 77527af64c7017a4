using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace MlOps.Lifecycle.Blobs;

/// <summary>
/// Blobs as files named by their digest, in 256 shards named by its first two digits. The shard is known only once the
/// bytes are hashed, so temporary files lie beside the shards, on the same file system.
/// </summary>
internal sealed class FileSystemBlobStore : IBlobStore
{
    private const int CopySize = 128 * 1024;
    private const int ShardDigits = 2;

    /// <summary>What a crash left behind is older than any write that is still under way.</summary>
    private static readonly TimeSpan SweepAfter = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly DiskCalls _disk;
    private readonly ConcurrentDictionary<string, bool> _shards = new(StringComparer.Ordinal);
    private int _isSwept;

    public FileSystemBlobStore(string folder, TimeProvider clock, DiskCalls disk)
    {
        _folder = Path.GetFullPath(folder);
        _clock = clock;
        _disk = disk;
    }

    public async Task<BlobInfo> WriteAsync(Stream content, CancellationToken cancellationToken = default)
    {
        var file = OnDisk(Start);
        await using (file.ConfigureAwait(false))
        {
            var blob = await CopyAsync(content, file.Content, cancellationToken).ConfigureAwait(false);
            var path = PathOf(blob.Digest);
            bool isNew;
            try
            {
                await file.SealAsync().ConfigureAwait(false);
                PrepareShard(blob.Digest);
                cancellationToken.ThrowIfCancellationRequested();
                isNew = file.TryPublish(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Failure(exception);
            }

            if (!isNew)
                await VerifyAsync(blob.Digest, cancellationToken).ConfigureAwait(false);
            return blob;
        }
    }

    public async Task<Stream> OpenReadAsync(ContentDigest digest, CancellationToken cancellationToken = default)
    {
        try
        {
            return await VerifiedStream.OpenAsync(PathOf(digest), digest, () => Changed(digest), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LifecycleException($"Blob {digest} is not in folder '{_folder}': restore the folder from a backup, or point UseFileSystemBlobs to the folder that holds it.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LifecycleException($"Blob {digest} in folder '{_folder}' could not be read: {exception.Message} Check the disk and the rights on the folder.", exception);
        }
    }

    public Task<BlobInfo?> FindAsync(ContentDigest digest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(PathOf(digest));
        return Task.FromResult<BlobInfo?>(file.Exists ? new(digest, file.Length) : null);
    }

    public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) => List(cancellationToken).ToAsyncEnumerable();

    public Task<bool> DeleteAsync(ContentDigest digest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = PathOf(digest);
        if (!File.Exists(path))
            return Task.FromResult(false);
        return Task.FromResult(OnDisk(() =>
        {
            File.Delete(path);
            _disk.FlushFolder(Path.GetDirectoryName(path)!);
            return true;
        }));
    }

    private async Task<BlobInfo> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(CopySize);
        try
        {
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; length += read)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                try
                {
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
                catch (IOException exception)
                {
                    throw Failure(exception);
                }
            }

            return new(ContentDigest.FromHash(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private IEnumerable<BlobInfo> List(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
            yield break;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ContentDigest.TryParse("sha256:" + file.Name, out var digest) && PathOf(digest) == file.FullName)
                yield return new(digest, file.Length);
        }
    }

    private PendingFile Start()
    {
        DurableFolder.Create(_folder, _disk);
        if (Interlocked.Exchange(ref _isSwept, 1) == 0)
            Sweep();
        return PendingFile.Create(_folder, _disk);
    }

    private void Sweep()
    {
        var limit = (_clock.GetUtcNow() - SweepAfter).UtcDateTime;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles(PendingFile.Prefix + "*"))
        {
            if (file.LastWriteTimeUtc < limit)
                file.Delete();
        }
    }

    /// <summary>Creates the shard of a blob; its name is on the disk before the first blob in it is, whoever created it.</summary>
    private void PrepareShard(ContentDigest digest)
    {
        var shard = ShardOf(digest);
        if (_shards.ContainsKey(shard))
            return;
        Directory.CreateDirectory(Path.Combine(_folder, shard));
        _disk.FlushFolder(_folder);
        _shards[shard] = true;
    }

    private async Task VerifyAsync(ContentDigest digest, CancellationToken cancellationToken)
    {
        var stream = await OpenReadAsync(digest, cancellationToken).ConfigureAwait(false);
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    private string PathOf(ContentDigest digest) => digest == default
        ? throw new ArgumentException("The default digest names no blob.", nameof(digest))
        : Path.Combine(_folder, ShardOf(digest), digest.Hex);

    private static string ShardOf(ContentDigest digest) => digest.Hex[..ShardDigits];

    private T OnDisk<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure(exception);
        }
    }

    private LifecycleException Failure(Exception exception) =>
        new($"Folder '{_folder}' could not be written: {exception.Message} Nothing was stored: check the disk and the rights on the folder, then store the bytes again.", exception);

    private LifecycleException Changed(ContentDigest digest) =>
        new($"Blob {digest} in folder '{_folder}' was changed after it was stored, and nothing of it was handed out: restore it from a backup, or delete the file '{PathOf(digest)}' and store the bytes again.");
}
