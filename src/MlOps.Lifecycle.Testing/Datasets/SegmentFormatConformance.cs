using Apache.Arrow;
using MlOps.Lifecycle.Datasets;
using static MlOps.Lifecycle.Testing.ConformanceException;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="ISegmentFormat"/> must do.</summary>
public static class SegmentFormatConformance
{
    private static readonly string[] AllColumns = [.. SegmentRows.Schema.Select(column => column.Name)];

    /// <summary>The cases.</summary>
    public static IReadOnlyList<ConformanceCase<ISegmentFormat>> Cases { get; } =
    [
        new(nameof(All_values_of_all_types_are_read_back), All_values_of_all_types_are_read_back),
        new(nameof(Columns_come_in_the_order_asked_for), Columns_come_in_the_order_asked_for),
        new(nameof(Any_range_of_rows_is_read_exactly), Any_range_of_rows_is_read_exactly),
        new(nameof(Slices_are_written_from_their_offset), Slices_are_written_from_their_offset),
        new(nameof(Schema_is_read_back_with_types_and_names), Schema_is_read_back_with_types_and_names),
        new(nameof(File_without_rows_is_a_file), File_without_rows_is_a_file),
        new(nameof(Same_rows_make_the_same_bytes), Same_rows_make_the_same_bytes),
        new(nameof(Unknown_column_is_named), Unknown_column_is_named),
        new(nameof(Rows_behind_the_end_are_an_error), Rows_behind_the_end_are_an_error),
        new(nameof(Other_bytes_are_an_error), Other_bytes_are_an_error),
        new(nameof(Streams_stay_open), Streams_stay_open),
        new(nameof(Canceled_write_and_read_stop), Canceled_write_and_read_stop),
    ];

    private static async Task All_values_of_all_types_are_read_back(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 500), SegmentRows.Batch(500, 1), SegmentRows.Batch(501, 99)], cancellationToken).ConfigureAwait(false);
        await ExpectAsync(format, file, null, null, AllColumns, 0, 600, cancellationToken).ConfigureAwait(false);
    }

    private static async Task Columns_come_in_the_order_asked_for(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 100)], cancellationToken).ConfigureAwait(false);
        string[] columns = ["text", "at", "number €"];
        await foreach (var batch in format.ReadAsync(file, columns, null, cancellationToken).ConfigureAwait(false))
            Unless(batch.Schema.FieldsList.Select(field => field.Name).SequenceEqual(columns), "only the columns asked for, in that order");
        file.Position = 0;
        await ExpectAsync(format, file, columns, null, columns, 0, 100, cancellationToken).ConfigureAwait(false);
    }

    private static async Task Any_range_of_rows_is_read_exactly(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 100), SegmentRows.Batch(100, 50), SegmentRows.Batch(150, 100)], cancellationToken).ConfigureAwait(false);
        foreach (var (first, count) in new[] { (0, 1), (99, 2), (0, 250), (100, 50), (120, 100), (249, 1), (30, 10), (0, 0) })
        {
            file.Position = 0;
            await ExpectAsync(format, file, ["id", "flag"], new(first, count), ["id", "flag"], first, count, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task Slices_are_written_from_their_offset(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 100).Slice(13, 50)], cancellationToken).ConfigureAwait(false);
        await ExpectAsync(format, file, null, null, AllColumns, 13, 50, cancellationToken).ConfigureAwait(false);
    }

    private static async Task Schema_is_read_back_with_types_and_names(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 10)], cancellationToken).ConfigureAwait(false);
        var schema = await format.ReadSchemaAsync(file, cancellationToken).ConfigureAwait(false);
        Unless(schema.Equals(SegmentRows.Schema), "names, types, roles, declarations and whether values may be missing are read back");
    }

    private static async Task File_without_rows_is_a_file(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [], cancellationToken).ConfigureAwait(false);
        Unless((await format.ReadSchemaAsync(file, cancellationToken).ConfigureAwait(false)).Equals(SegmentRows.Schema), "a file without rows has a schema");
        file.Position = 0;
        await ExpectAsync(format, file, null, null, AllColumns, 0, 0, cancellationToken).ConfigureAwait(false);
    }

    private static async Task Same_rows_make_the_same_bytes(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var first = await WriteAsync(format, [SegmentRows.Batch(0, 300)], cancellationToken).ConfigureAwait(false);
        using var second = await WriteAsync(format, [SegmentRows.Batch(0, 300)], cancellationToken).ConfigureAwait(false);
        Unless(first.ToArray().AsSpan().SequenceEqual(second.ToArray()), "a file depends on its rows only, so that the same rows are stored once");
    }

    private static async Task Unknown_column_is_named(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 10)], cancellationToken).ConfigureAwait(false);
        var exception = await ThrownBy<LifecycleException>(() => CountAsync(format.ReadAsync(file, ["nowhere"], null, cancellationToken)), "an unknown column is an error").ConfigureAwait(false);
        Unless(exception.Message.Contains("'nowhere'", StringComparison.Ordinal), "the message names the column");
    }

    private static async Task Rows_behind_the_end_are_an_error(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 10)], cancellationToken).ConfigureAwait(false);
        await ThrownBy<LifecycleException>(() => CountAsync(format.ReadAsync(file, null, new RowRange(5, 6), cancellationToken)), "a range that ends behind the last row is an error").ConfigureAwait(false);
    }

    private static async Task Other_bytes_are_an_error(ISegmentFormat format, CancellationToken cancellationToken)
    {
        foreach (var bytes in new[] { [], "a,b\n1,2\n"u8.ToArray(), new byte[5000] })
        {
            using var file = new MemoryStream(bytes);
            await ThrownBy<LifecycleException>(() => format.ReadSchemaAsync(file, cancellationToken), "bytes of another format have no schema").ConfigureAwait(false);
            file.Position = 0;
            await ThrownBy<LifecycleException>(() => CountAsync(format.ReadAsync(file, null, null, cancellationToken)), "bytes of another format have no rows").ConfigureAwait(false);
        }
    }

    private static async Task Streams_stay_open(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 10)], cancellationToken).ConfigureAwait(false);
        await format.ReadSchemaAsync(file, cancellationToken).ConfigureAwait(false);
        file.Position = 0;
        await CountAsync(format.ReadAsync(file, null, null, cancellationToken)).ConfigureAwait(false);
        Unless(file.CanRead, "the stream stays the caller's");
    }

    private static async Task Canceled_write_and_read_stop(ISegmentFormat format, CancellationToken cancellationToken)
    {
        using var file = await WriteAsync(format, [SegmentRows.Batch(0, 10)], cancellationToken).ConfigureAwait(false);
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync().ConfigureAwait(false);
        using var copy = new MemoryStream();
        await ThrownBy<OperationCanceledException>(
            () => format.WriteAsync(copy, SegmentRows.Schema, new[] { SegmentRows.Batch(0, 10) }.ToAsyncEnumerable(), canceled.Token), "a canceled write says so").ConfigureAwait(false);
        await ThrownBy<OperationCanceledException>(() => CountAsync(format.ReadAsync(file, null, null, canceled.Token)), "a canceled read says so").ConfigureAwait(false);
    }

    private static async Task<MemoryStream> WriteAsync(ISegmentFormat format, RecordBatch[] batches, CancellationToken cancellationToken)
    {
        var file = new MemoryStream();
        await format.WriteAsync(file, SegmentRows.Schema, batches.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
        Unless(file.CanWrite, "the stream stays the caller's");
        file.Position = 0;
        return file;
    }

    private static async Task ExpectAsync(
        ISegmentFormat format, Stream file, string[]? columns, RowRange? rows, string[] described, int first, int count, CancellationToken cancellationToken)
    {
        var read = new List<string>();
        await foreach (var batch in format.ReadAsync(file, columns, rows, cancellationToken).ConfigureAwait(false))
            read.AddRange(SegmentRows.Describe(batch, described));
        var expected = SegmentRows.Describe(SegmentRows.Batch(first, count), described).ToArray();
        Unless(read.Count == expected.Length, $"{expected.Length} rows from row {first}, not {read.Count}");
        for (var i = 0; i < expected.Length; i++)
            Unless(read[i] == expected[i], $"row {first + i} is {expected[i]}, not {read[i]}");
    }

    private static async Task<long> CountAsync(IAsyncEnumerable<RecordBatch> batches)
    {
        long count = 0;
        await foreach (var batch in batches.ConfigureAwait(false))
            count += batch.Length;
        return count;
    }
}
