using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Writes rows as segments. One segment at a time is held in memory.</summary>
internal sealed class SegmentWriter(IBlobStore blobs, ISegmentFormat format, DatasetOptions options)
{
    /// <summary>Writes all rows.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">Canonical batches; each is read before the next one is asked for.</param>
    /// <param name="cancellationToken">Stops; blobs that no version names may be left; they do no harm but take room.</param>
    /// <returns>The segments, in order of the rows; none when there are no rows.</returns>
    public async Task<ImmutableArray<Segment>> WriteAsync(TableSchema schema, IAsyncEnumerable<RecordBatch> rows, CancellationToken cancellationToken)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var blocks = Blocks(schema, rows, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (blocks.ConfigureAwait(false))
        {
            for (var isMore = await blocks.MoveNextAsync().ConfigureAwait(false); isMore;)
            {
                using var file = new MemoryStream();
                var part = new Part(blocks, file, TimeColumn.Find(schema) is { } time ? schema.IndexOf(time.Name) : -1, options);
                await format.WriteAsync(file, schema, part.ReadAsync(), cancellationToken).ConfigureAwait(false);
                file.Position = 0;
                var blob = await blobs.WriteAsync(file, cancellationToken).ConfigureAwait(false);
                segments.Add(new() { Digest = blob.Digest, Format = format.Name, RowCount = part.RowCount, Length = blob.Length, TimeRange = part.TimeRange });
                isMore = part.IsMore;
            }
        }

        return segments.ToImmutable();
    }

    private static async IAsyncEnumerable<RecordBatch> Blocks(
        TableSchema schema, IAsyncEnumerable<RecordBatch> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new BlockBuffer(schema);
        await foreach (var batch in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (var start = 0; start < batch.Length;)
            {
                start = buffer.Add(batch, start);
                if (buffer.IsFull())
                    yield return buffer.Take();
            }
        }

        if (!buffer.IsEmpty)
            yield return buffer.Take();
    }

    /// <summary>The blocks of one segment, from an enumerator that stands on its first block and ends on the first of the next.</summary>
    private sealed class Part(IAsyncEnumerator<RecordBatch> blocks, MemoryStream file, int timeIndex, DatasetOptions options)
    {
        public long RowCount { get; private set; }

        public TimeWindow? TimeRange { get; private set; }

        public bool IsMore { get; private set; } = true;

        public async IAsyncEnumerable<RecordBatch> ReadAsync()
        {
            do
            {
                var block = blocks.Current;
                RowCount += block.Length;
                if (timeIndex >= 0)
                    TimeRange = TimeColumn.Extend(TimeRange, block.Column(timeIndex));
                yield return block;
                IsMore = await blocks.MoveNextAsync().ConfigureAwait(false);
            }
            while (IsMore && RowCount < options.MaximumSegmentRows && file.Length < options.MaximumSegmentBytes);
        }
    }
}
