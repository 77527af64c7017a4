using System.Runtime.CompilerServices;
using Apache.Arrow;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace MlOps.Lifecycle.Parquet;

/// <summary>Segments as Parquet files, compressed with Zstandard in row groups of 65,536 rows. Any tool that reads Parquet reads them.</summary>
/// <remarks>Thread-safe. Reading opens only the columns asked for and the row groups that hold the rows asked for.</remarks>
public sealed class ParquetSegmentFormat : ISegmentFormat
{
    internal const string FormatName = "parquet";
    private const int RowGroupRows = 65_536;

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    public async Task WriteAsync(Stream destination, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default)
    {
        using var builder = new WriterPropertiesBuilder();
        using var properties = builder.Compression(Compression.Zstd).MaxRowGroupLength(RowGroupRows).Build();
        using var arrowBuilder = new ArrowWriterPropertiesBuilder();
        using var arrowProperties = arrowBuilder.StoreSchema().Build();
        using var writer = new FileWriter(destination, ArrowTypes.ToArrow(schema), properties, arrowProperties, leaveOpen: true);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteBufferedRecordBatch(batch);
        }

        writer.Close();
    }

    /// <inheritdoc/>
    public Task<TableSchema> ReadSchemaAsync(Stream source, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TableSchema>(cancellationToken);
        try
        {
            using var properties = Properties();
            using var reader = Open(source, properties);
            return Task.FromResult(ArrowTypes.ToTableSchema(reader.Schema));
        }
        catch (LifecycleException exception)
        {
            return Task.FromException<TableSchema>(exception);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        Stream source, IReadOnlyList<string>? columns = null, RowRange? rows = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var properties = Properties();
        using var reader = Open(source, properties);
        var projection = ParquetProjection.Of(reader, columns);
        var (groups, position) = GroupsWithin(reader, rows);
        var first = rows?.First ?? 0;
        var end = rows?.End ?? long.MaxValue;
        cancellationToken.ThrowIfCancellationRequested();
        if (groups.Length == 0)
            yield break;
        using var stream = reader.GetRecordBatchReader(groups, projection.Columns);
        while (position < end && await stream.ReadNextRecordBatchAsync(cancellationToken).ConfigureAwait(false) is { } read)
        {
            using var batch = read;
            var from = (int)Math.Clamp(first - position, 0, batch.Length);
            var to = (int)Math.Min(end - position, batch.Length);
            position += batch.Length;
            if (from < to)
                yield return projection.Apply(batch, from, to - from);
        }
    }

    private static ArrowReaderProperties Properties()
    {
        var properties = ArrowReaderProperties.GetDefault();
        properties.BatchSize = RowGroupRows;

        // Reading ahead goes on in threads that keep the file after the reader is disposed, and then call a stream that is no longer there.
        properties.PreBuffer = false;
        return properties;
    }

    private static FileReader Open(Stream source, ArrowReaderProperties properties)
    {
        try
        {
            return new(source, null, properties, leaveOpen: true);
        }
        catch (ParquetException exception)
        {
            throw new LifecycleException($"The bytes are not a Parquet file ({exception.Message}): read them with the format that wrote them.", exception);
        }
    }

    /// <summary>The row groups that hold some rows, and the first row of the first of them.</summary>
    private static (int[] Groups, long FirstRow) GroupsWithin(FileReader reader, RowRange? rows)
    {
        // An object of its own each time: left to its finalizer it would outlive the stream that it calls back, and take the process down.
        using var parquet = reader.ParquetReader;
        var groups = new List<int>();
        long firstRow = 0;
        long position = 0;
        for (var i = 0; i < reader.NumRowGroups; i++)
        {
            using var group = parquet.RowGroup(i);
            var count = group.MetaData.NumRows;
            if (rows is not { } range || (position + count > range.First && position < range.End))
            {
                firstRow = groups.Count == 0 ? position : firstRow;
                groups.Add(i);
            }

            position += count;
        }

        if (rows is { } wanted && wanted.End > position)
            throw new LifecycleException($"The Parquet file has {position} rows, and rows up to {wanted.End} were asked for: it is not the file that was meant.");
        return ([.. groups], firstRow);
    }
}
