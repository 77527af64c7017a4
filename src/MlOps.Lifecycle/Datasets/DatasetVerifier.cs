using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Reads everything again: the bytes of every segment first, then the values of every column.</summary>
internal sealed class DatasetVerifier(IBlobStore blobs, SegmentReader reader)
{
    public async Task<DatasetVerification> VerifyAsync(DatasetVersion version, CancellationToken cancellationToken)
    {
        foreach (var segment in version.Segments)
        {
            if (await FindDamageAsync(version, segment, cancellationToken).ConfigureAwait(false) is { } damage)
                return new() { Id = version.Id, IsIntact = false, Segment = segment.Digest, Sentence = damage };
        }

        using var hasher = new TableHasher(version.Schema);
        await foreach (var rows in reader.ReadAsync(version, version.Pieces, version.Schema, cancellationToken).ConfigureAwait(false))
            hasher.Add(rows);
        var (columns, table) = hasher.Finish();
        var changed = version.ColumnDigests.Where((digest, i) => digest.Root != columns[i].Root).FirstOrDefault();
        var sentence = changed is not null ? $"The values of column '{changed.Column}' of {version.Id} are not those that were committed: restore the row that holds the version, or commit the data again."
            : table != version.Digest ? $"The columns of {version.Id} are intact, but its digest is that of other columns: restore the row that holds the version, or commit the data again."
            : $"{version.Id} is intact: {PlainNumber.Count(version.RowCount, "row")} in {PlainNumber.Count(version.Segments.Length, "segment")} were read and their digests agree.";
        return new() { Id = version.Id, IsIntact = changed is null && table == version.Digest, Column = changed?.Column, Sentence = sentence };
    }

    private async Task<string?> FindDamageAsync(DatasetVersion version, Segment segment, CancellationToken cancellationToken)
    {
        try
        {
            var whole = new Piece(segment.Digest, 0, segment.RowCount);
            long count = 0;
            await foreach (var rows in reader.ReadAsync(version, [whole], new([version.Schema[0]]), cancellationToken).ConfigureAwait(false))
                count += rows.Batch.Length;
            var length = (await blobs.FindAsync(segment.Digest, cancellationToken).ConfigureAwait(false))?.Length;
            return count == segment.RowCount && length == segment.Length
                ? null
                : $"Segment {segment.Digest} of {version.Id} has {count} rows in {length} bytes, not {segment.RowCount} in {segment.Length}: restore the row that holds the version.";
        }
        catch (LifecycleException exception)
        {
            return $"Segment {segment.Digest} of {version.Id} cannot be read. {exception.Message}";
        }
    }
}
