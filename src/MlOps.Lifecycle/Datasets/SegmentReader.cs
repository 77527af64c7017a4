using System.Runtime.CompilerServices;
using Apache.Arrow;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Reads pieces from verified segments. A segment stays open while consecutive pieces need it.</summary>
internal sealed class SegmentReader(IBlobStore blobs, SegmentFormats formats)
{
    /// <summary>A gap of this many rows between two pieces is skipped instead of read.</summary>
    private const long SkippedGap = BlockBuffer.BlockRows;

    /// <summary>Streams rows. Pieces that follow each other in one segment are read in one go.</summary>
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
            foreach (var group in Groups(pieces))
            {
                var segment = group[0].Segment;
                if (stream is null || opened != segment)
                {
                    if (stream is not null)
                        await stream.DisposeAsync().ConfigureAwait(false);
                    stream = null;
                    stream = await blobs.OpenReadAsync(segment, cancellationToken).ConfigureAwait(false);
                    opened = segment;
                }

                stream.Position = 0;
                var rows = new CanonicalRows($"Segment {segment} of {version.Id}", schema);
                var position = group[0].FirstRow;
                var batches = formats.Get(segments[segment].Format)
                    .ReadAsync(stream, columns, new(position, group[^1].FirstRow + group[^1].RowCount - position), cancellationToken)
                    .GetAsyncEnumerator(cancellationToken);
                await using (batches.ConfigureAwait(false))
                {
                    while (await NextAsync(version, segment, batches).ConfigureAwait(false) is { } batch)
                    {
                        if (RunsWithin(group, position, batch.Length) is { Count: > 0 } runs)
                            yield return new(segment, position, rows.Convert(batch), runs);
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

    /// <summary>Pieces that lie behind each other in one segment without a large gap.</summary>
    private static IEnumerable<List<Piece>> Groups(IEnumerable<Piece> pieces)
    {
        var group = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (group is [.., var last] && (last.Segment != piece.Segment || piece.FirstRow - (last.FirstRow + last.RowCount) is < 0 or >= SkippedGap))
            {
                yield return group;
                group = [];
            }

            group.Add(piece);
        }

        if (group.Count > 0)
            yield return group;
    }

    private static List<RowRange> RunsWithin(List<Piece> group, long position, int length)
    {
        var runs = new List<RowRange>();
        var low = 0;
        for (var high = group.Count; low < high;)
        {
            var middle = (low + high) / 2;
            if (group[middle].FirstRow + group[middle].RowCount <= position)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < group.Count && group[low].FirstRow < position + length; low++)
        {
            var start = Math.Max(0, group[low].FirstRow - position);
            var end = Math.Min(length, group[low].FirstRow + group[low].RowCount - position);
            if (end > start)
                runs.Add(new(start, end - start));
        }

        return runs;
    }

    private static async ValueTask<RecordBatch?> NextAsync(DatasetVersion version, ContentDigest segment, IAsyncEnumerator<RecordBatch> batches)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false) ? batches.Current : null;
        }
        catch (Exception exception) when (exception is not (LifecycleException or OperationCanceledException))
        {
            throw new LifecycleException(
                $"Segment {segment} of {version.Id} is whole, but could not be read ({exception.Message}): read it with the release that wrote it.", exception);
        }
    }
}
