using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MlOps.Lifecycle.Blobs;

/// <summary>
/// Reads a file whose every byte was verified before the first was handed out, and again when it is: the digests of its
/// chunks are remembered, so that a file changed in between cannot slip through. Needs 32 bytes of memory per MiB.
/// </summary>
internal sealed class VerifiedStream : Stream
{
    internal const int ChunkSize = 1024 * 1024;

    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly List<byte[]> _chunks;
    private readonly Func<LifecycleException> _changed;
    private byte[]? _buffer;
    private int _loaded = -1;
    private long _position;

    private VerifiedStream(SafeFileHandle file, long length, List<byte[]> chunks, Func<LifecycleException> changed)
    {
        _file = file;
        _length = length;
        _chunks = chunks;
        _changed = changed;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("There is no position before the start of a blob.");
    }

    /// <summary>Verifies a file and opens it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="digest">What its bytes must hash to.</param>
    /// <param name="changed">Makes the exception for bytes that do not.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    public static async Task<VerifiedStream> OpenAsync(string path, ContentDigest digest, Func<LifecycleException> changed, CancellationToken cancellationToken)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var chunks = new List<byte[]>();
            long length = 0;
            for (int read; (read = await ReadChunkAsync(file, length, buffer, cancellationToken).ConfigureAwait(false)) > 0; length += read)
            {
                whole.AppendData(buffer.AsSpan(0, read));
                chunks.Add(SHA256.HashData(buffer.AsSpan(0, read)));
            }

            if (ContentDigest.FromHash(whole.GetHashAndReset()) != digest)
                throw changed();
            var stream = new VerifiedStream(file, length, chunks, changed);
            file = null;
            return stream;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            file?.Dispose();
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (!TryFindChunk(out var chunk))
            return 0;
        if (chunk != _loaded)
            Load(chunk, ReadChunk(_file, (long)chunk * ChunkSize, Buffer()));
        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!TryFindChunk(out var chunk))
            return 0;
        if (chunk != _loaded)
            Load(chunk, await ReadChunkAsync(_file, (long)chunk * ChunkSize, Buffer(), cancellationToken).ConfigureAwait(false));
        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A blob cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob cannot be changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _buffer = null;
        }

        base.Dispose(disposing);
    }

    private bool TryFindChunk(out int chunk)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        chunk = (int)(_position / ChunkSize);
        return _position < _length;
    }

    private byte[] Buffer()
    {
        _loaded = -1;
        return _buffer ??= new byte[(int)Math.Min(ChunkSize, _length)];
    }

    private void Load(int chunk, int read)
    {
        if (read != Math.Min(ChunkSize, _length - ((long)chunk * ChunkSize)) || !SHA256.HashData(_buffer.AsSpan(0, read)).AsSpan().SequenceEqual(_chunks[chunk]))
            throw _changed();
        _loaded = chunk;
    }

    private int Take(Span<byte> destination)
    {
        var start = (int)(_position % ChunkSize);
        var available = (int)Math.Min(ChunkSize - start, _length - _position);
        var count = Math.Min(available, destination.Length);
        _buffer.AsSpan(start, count).CopyTo(destination);
        _position += count;
        return count;
    }

    private static int ReadChunk(SafeFileHandle file, long offset, byte[] buffer)
    {
        var limit = Math.Min(buffer.Length, ChunkSize);
        var total = 0;
        for (int read; total < limit && (read = RandomAccess.Read(file, buffer.AsSpan(total, limit - total), offset + total)) > 0;)
            total += read;
        return total;
    }

    private static async ValueTask<int> ReadChunkAsync(SafeFileHandle file, long offset, byte[] buffer, CancellationToken cancellationToken)
    {
        var limit = Math.Min(buffer.Length, ChunkSize);
        var total = 0;
        for (int read; total < limit && (read = await RandomAccess.ReadAsync(file, buffer.AsMemory(total, limit - total), offset + total, cancellationToken).ConfigureAwait(false)) > 0;)
            total += read;
        return total;
    }
}
