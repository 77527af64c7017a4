namespace MlOps.Lifecycle.Testing;

/// <summary>Bytes during whose reading something happens.</summary>
internal sealed class InterruptedStream(byte[] bytes, int after, Action interrupt) : MemoryStream(bytes, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= after)
            interrupt();
        return base.Read(buffer, offset, Math.Min(count, 10_000));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(base.Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[bufferSize];
        for (int read; (read = await ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
    }
}
