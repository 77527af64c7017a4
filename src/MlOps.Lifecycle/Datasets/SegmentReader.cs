using System.Runtime.CompilerServices;
using Apache.Arrow;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Reads pieces from verified segments. A segment stays open while consecutive pieces need it.</summary>
internal sealed class SegmentReader(IBlobStore blobs, SegmentFormats formats)
{
    /// <summary>Streams rows.</summary>
    /// <param name="version">The version that owns the segments.</param>
    /// <param name="pieces">What to read, in order.</param>
    /// <param name="schema">The columns to read, in order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Canonical batches and where they lie. A batch is valid until the next one is asked for.</returns>
    public async IAsyncEnumerable<PieceRows> ReadAsync(
        DatasetVersion version, IEnumerable<Piece> pieces, TableSchema schema, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var segments = version.Segments.ToDictionary(segment => segment.Digest);
        string[] columns = [.. schema.Select(column => column.Name)];
        Stream? stream = null;
        var opened = default(ContentDigest);
        try
        {
            foreach (var piece in pieces)
            {
                if (stream is null || opened != piece.Segment)
                {
                    if (stream is not null)
                        await stream.DisposeAsync().ConfigureAwait(false);
                    stream = null;
                    stream = await blobs.OpenReadAsync(piece.Segment, cancellationToken).ConfigureAwait(false);
                    opened = piece.Segment;
                }

                stream.Position = 0;
                var rows = new CanonicalRows($"Segment {piece.Segment} of {version.Id}", schema);
                var batches = formats.Get(segments[piece.Segment].Format)
                    .ReadAsync(stream, columns, new(piece.FirstRow, piece.RowCount), cancellationToken)
                    .GetAsyncEnumerator(cancellationToken);
                await using (batches.ConfigureAwait(false))
                {
                    var position = piece.FirstRow;
                    while (await NextAsync(version, piece, batches).ConfigureAwait(false) is { } batch)
                    {
                        yield return new(piece.Segment, position, rows.Convert(batch));
                        position += batch.Length;
                    }
                }
            }
        }
        finally
        {
            if (stream is not null)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<RecordBatch?> NextAsync(DatasetVersion version, Piece piece, IAsyncEnumerator<RecordBatch> batches)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false) ? batches.Current : null;
        }
        catch (Exception exception) when (exception is not (LifecycleException or OperationCanceledException))
        {
            throw new LifecycleException(
                $"Segment {piece.Segment} of {version.Id} is whole, but could not be read ({exception.Message}): read it with the release that wrote it.", exception);
        }
    }
}
