using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Segments as Arrow IPC files, uncompressed. Any tool that reads Arrow or Feather files reads them.</summary>
/// <remarks>Thread-safe. Reading some columns still reads the bytes of all; reading some rows reads the file up to the last of them.</remarks>
public sealed class ArrowSegmentFormat : ISegmentFormat
{
    internal const string FormatName = "arrow";

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    public async Task WriteAsync(Stream destination, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default)
    {
        using var writer = new ArrowFileWriter(destination, ArrowTypes.ToArrow(schema), leaveOpen: true);
        await writer.WriteStartAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            await writer.WriteRecordBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<TableSchema> ReadSchemaAsync(Stream source, CancellationToken cancellationToken = default)
    {
        using var reader = new ArrowFileReader(source, ManagedMemory.Allocator, leaveOpen: true);
        return ArrowTypes.ToTableSchema(await ReadSchemaAsync(reader, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        Stream source, IReadOnlyList<string>? columns = null, RowRange? rows = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = new ArrowFileReader(source, ManagedMemory.Allocator, leaveOpen: true);
        var schema = await ReadSchemaAsync(reader, cancellationToken).ConfigureAwait(false);
        var indices = columns?.Select(name => IndexOf(schema, name)).ToArray();
        var first = rows?.First ?? 0;
        var end = rows?.End ?? long.MaxValue;
        var count = await reader.RecordBatchCountAsync().ConfigureAwait(false);
        long position = 0;
        for (var i = 0; i < count && position < end; i++)
        {
            using var batch = await reader.ReadRecordBatchAsync(i, cancellationToken).ConfigureAwait(false);
            var from = (int)Math.Clamp(first - position, 0, batch.Length);
            var to = (int)Math.Min(end - position, batch.Length);
            position += batch.Length;
            if (from < to)
                yield return Part(batch, indices, from, to - from);
        }

        if (rows is not null && position < end)
            throw new LifecycleException($"The Arrow file has {position} rows, and rows up to {end} were asked for: it is not the file that was meant.");
    }

    private static async Task<Schema> ReadSchemaAsync(ArrowFileReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await reader.RecordBatchCountAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return reader.Schema;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException or ArgumentException)
        {
            throw new LifecycleException($"The bytes are not an Arrow file ({exception.Message}): read them with the format that wrote them.", exception);
        }
    }

    private static RecordBatch Part(RecordBatch batch, int[]? indices, int start, int count)
    {
        if (indices is null)
            return start == 0 && count == batch.Length ? batch : batch.Slice(start, count);
        var schema = new Schema(indices.Select(batch.Schema.GetFieldByIndex), batch.Schema.Metadata);
        return new(schema, indices.Select(i => ArrowArrayFactory.Slice(batch.Column(i), start, count)), count);
    }

    private static int IndexOf(Schema schema, string name)
    {
        for (var i = 0; i < schema.FieldsList.Count; i++)
        {
            if (schema.FieldsList[i].Name == name)
                return i;
        }

        throw new LifecycleException($"The Arrow file has no column '{name}', only {string.Join(", ", schema.FieldsList.Select(field => field.Name))}.");
    }
}
