using System.Buffers.Binary;
using System.IO.Compression;

namespace MlOps.Lifecycle.Tables;

/// <summary>Decompresses gzip and refuses a file that was cut off, which <see cref="GZipStream"/> takes for the end of the data.</summary>
internal sealed class WholeGzipStream : Stream
{
    private readonly GZipStream _inflated;
    private readonly uint _sizeInTrailer;
    private long _size;

    private WholeGzipStream(Stream compressed, uint sizeInTrailer)
    {
        _inflated = new(compressed, CompressionMode.Decompress, leaveOpen: true);
        _sizeInTrailer = sizeInTrailer;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The decompressed text when the stream can seek and begins like a gzip file, else the stream itself. Leaves the stream open.</summary>
    public static Stream InflateIfCompressed(Stream stream)
    {
        if (!stream.CanSeek)
            return stream;
        var start = stream.Position;
        Span<byte> bytes = stackalloc byte[4];
        var isGzip = stream.ReadAtLeast(bytes[..2], 2, throwOnEndOfStream: false) == 2 && bytes[..2] is [0x1F, 0x8B];
        if (isGzip)
        {
            stream.Position = Math.Max(start, stream.Length - 4);
            stream.ReadAtLeast(bytes, 4, throwOnEndOfStream: false);
        }

        stream.Position = start;
        return isGzip ? new WholeGzipStream(stream, BinaryPrimitives.ReadUInt32LittleEndian(bytes)) : stream;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Count(_inflated.Read(buffer), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await _inflated.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inflated.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read, int wanted)
    {
        _size += read;
        if (read == 0 && wanted > 0 && (uint)_size != _sizeInTrailer)
            throw new InvalidDataException("the compressed data is cut off, or joined from several compressed files, which must be decompressed first");
        return read;
    }
}
