using MlOps.Lifecycle.Blobs;
using static MlOps.Lifecycle.Testing.ConformanceException;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IBlobStore"/> must do.</summary>
public static class BlobStoreConformance
{
    /// <summary>The cases. Each needs a store of its own, empty at the start.</summary>
    public static IReadOnlyList<ConformanceCase<IBlobStore>> Cases { get; } =
    [
        new(nameof(Stored_bytes_are_read_back), Stored_bytes_are_read_back),
        new(nameof(Stream_is_read_from_its_position_and_stays_open), Stream_is_read_from_its_position_and_stays_open),
        new(nameof(Opened_blob_can_be_read_from_any_position), Opened_blob_can_be_read_from_any_position),
        new(nameof(Same_bytes_twice_are_one_blob), Same_bytes_twice_are_one_blob),
        new(nameof(Same_bytes_at_the_same_time_are_one_blob), Same_bytes_at_the_same_time_are_one_blob),
        new(nameof(Absent_blob_is_null_or_an_error_that_names_it), Absent_blob_is_null_or_an_error_that_names_it),
        new(nameof(Deleted_blob_is_gone), Deleted_blob_is_gone),
        new(nameof(Canceled_write_leaves_nothing), Canceled_write_leaves_nothing),
        new(nameof(Failing_source_leaves_nothing), Failing_source_leaves_nothing),
    ];

    private static async Task Stored_bytes_are_read_back(IBlobStore store, CancellationToken cancellationToken)
    {
        foreach (var length in new[] { 0, 1, 4096, (1024 * 1024) - 1, 1024 * 1024, (2 * 1024 * 1024) + 17 })
        {
            var bytes = Bytes(length);
            var blob = await WriteAsync(store, bytes, cancellationToken).ConfigureAwait(false);
            Unless(blob == new BlobInfo(ContentDigest.Of(bytes), length), $"a blob of {length} bytes is named by their SHA-256");
            Unless((await ReadAsync(store, blob.Digest, cancellationToken).ConfigureAwait(false)).AsSpan().SequenceEqual(bytes), $"all {length} bytes are read back");
            Unless(await store.FindAsync(blob.Digest, cancellationToken).ConfigureAwait(false) == blob, $"a blob of {length} bytes is found");
        }
    }

    private static async Task Stream_is_read_from_its_position_and_stays_open(IBlobStore store, CancellationToken cancellationToken)
    {
        var bytes = Bytes(100);
        using var content = new MemoryStream(bytes);
        content.Position = 40;
        var blob = await store.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        Unless(blob.Digest == ContentDigest.Of(bytes.AsSpan(40)), "only the rest of the stream is stored");
        Unless(content.CanRead, "the stream stays the caller's");
    }

    private static async Task Opened_blob_can_be_read_from_any_position(IBlobStore store, CancellationToken cancellationToken)
    {
        var bytes = Bytes((1024 * 1024) + 1000);
        var blob = await WriteAsync(store, bytes, cancellationToken).ConfigureAwait(false);
        var stream = await store.OpenReadAsync(blob.Digest, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            Unless(stream is { CanSeek: true, CanRead: true, CanWrite: false, Position: 0 } && stream.Length == bytes.Length, "the stream can be read and sought, not written, and stands at its start");
            foreach (var start in new[] { bytes.Length - 10, 1024 * 1024, (1024 * 1024) - 5, 0 })
            {
                var read = new byte[10];
                stream.Seek(start, SeekOrigin.Begin);
                stream.ReadExactly(read);
                Unless(read.AsSpan().SequenceEqual(bytes.AsSpan(start, 10)), $"10 bytes at {start} are those that were stored");
            }

            stream.Seek(0, SeekOrigin.End);
            Unless(await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0, "nothing is behind the end");
        }
    }

    private static async Task Same_bytes_twice_are_one_blob(IBlobStore store, CancellationToken cancellationToken)
    {
        var first = await WriteAsync(store, Bytes(10), cancellationToken).ConfigureAwait(false);
        var second = await WriteAsync(store, Bytes(10), cancellationToken).ConfigureAwait(false);
        var other = await WriteAsync(store, Bytes(11), cancellationToken).ConfigureAwait(false);
        Unless(first == second, "the same bytes have the same name");
        var all = await ListAsync(store, cancellationToken).ConfigureAwait(false);
        Unless(all.Count == 2 && all.Contains(first) && all.Contains(other), "the listing holds both blobs, each once");
    }

    private static async Task Same_bytes_at_the_same_time_are_one_blob(IBlobStore store, CancellationToken cancellationToken)
    {
        var writes = Enumerable.Range(0, 16).Select(i => Task.Run(() => WriteAsync(store, Bytes(5000 + (i % 2)), cancellationToken), cancellationToken));
        var blobs = await Task.WhenAll(writes).ConfigureAwait(false);
        Unless(blobs.Distinct().Count() == 2, "writers of the same bytes get the same blob");
        Unless((await ListAsync(store, cancellationToken).ConfigureAwait(false)).Count == 2, "each blob is there once");
    }

    private static async Task Absent_blob_is_null_or_an_error_that_names_it(IBlobStore store, CancellationToken cancellationToken)
    {
        var absent = ContentDigest.Of(Bytes(3));
        Unless(await store.FindAsync(absent, cancellationToken).ConfigureAwait(false) is null, "an absent blob is not found");
        Unless(!await store.DeleteAsync(absent, cancellationToken).ConfigureAwait(false), "an absent blob cannot be deleted");
        var exception = await ThrownBy<LifecycleException>(() => ReadAsync(store, absent, cancellationToken), "opening an absent blob fails").ConfigureAwait(false);
        Unless(exception.Message.Contains(absent.ToString(), StringComparison.Ordinal), "the message names the blob");
    }

    private static async Task Deleted_blob_is_gone(IBlobStore store, CancellationToken cancellationToken)
    {
        var blob = await WriteAsync(store, Bytes(10), cancellationToken).ConfigureAwait(false);
        Unless(await store.DeleteAsync(blob.Digest, cancellationToken).ConfigureAwait(false), "deleting says that there was a blob");
        Unless(await store.FindAsync(blob.Digest, cancellationToken).ConfigureAwait(false) is null, "a deleted blob is not found");
        Unless((await ListAsync(store, cancellationToken).ConfigureAwait(false)).Count == 0, "a deleted blob is not listed");
        Unless(await WriteAsync(store, Bytes(10), cancellationToken).ConfigureAwait(false) == blob, "it can be stored again");
    }

    private static async Task Canceled_write_leaves_nothing(IBlobStore store, CancellationToken cancellationToken)
    {
        using var canceled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var content = new InterruptedStream(Bytes(300_000), 200_000, canceled.Cancel);
        await ThrownBy<OperationCanceledException>(() => store.WriteAsync(content, canceled.Token), "a canceled write says so").ConfigureAwait(false);
        Unless((await ListAsync(store, cancellationToken).ConfigureAwait(false)).Count == 0, "nothing is stored");
    }

    private static async Task Failing_source_leaves_nothing(IBlobStore store, CancellationToken cancellationToken)
    {
        using var content = new InterruptedStream(Bytes(300_000), 200_000, () => throw new IOException("The source failed."));
        var exception = await ThrownBy<IOException>(() => store.WriteAsync(content, cancellationToken), "the source's own failure is passed on").ConfigureAwait(false);
        Unless(exception.Message == "The source failed.", "the source's own failure is passed on");
        Unless((await ListAsync(store, cancellationToken).ConfigureAwait(false)).Count == 0, "nothing is stored");
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)((i * 31) ^ (i >> 8));
        return bytes;
    }

    private static async Task<BlobInfo> WriteAsync(IBlobStore store, byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes);
        return await store.WriteAsync(content, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(IBlobStore store, ContentDigest digest, CancellationToken cancellationToken)
    {
        var stream = await store.OpenReadAsync(digest, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            return copy.ToArray();
        }
    }

    private static ValueTask<List<BlobInfo>> ListAsync(IBlobStore store, CancellationToken cancellationToken) =>
        store.ListAsync(cancellationToken).ToListAsync(cancellationToken);
}
