using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Tables;

/// <summary>A CSV file as Arrow record batches: read at once when it is small, streamed with bounded memory whatever its size.</summary>
/// <remarks>
/// <para>The first line names the columns; compression with gzip is noticed by itself. An empty cell is a missing value, <c>""</c> in a text column
/// is the empty text. <c>NaN</c>, <c>inf</c> and <c>-Infinity</c> are values of columns of numbers; <c>1e400</c> is refused. Blank lines are
/// skipped, but in a table of one column they are missing values. A file with a header and no rows has no rows: that is no error.</para>
/// <para>Without a schema types and roles are found first (<see cref="SchemaInference"/>); streaming then reads the file three times, once for types,
/// once for roles and once for the rows.</para>
/// </remarks>
public sealed class CsvTable : IDisposable
{
    private CsvTable(string name, TableSchema schema, InferredSchema? inferred, ImmutableArray<RecordBatch> batches)
    {
        Name = name;
        Schema = schema;
        Inferred = inferred;
        Batches = batches;
        RowCount = batches.Sum(batch => (long)batch.Length);
    }

    /// <summary>The path that was read.</summary>
    public string Name { get; }

    /// <summary>The columns: those that were asked for, or those that were found.</summary>
    public TableSchema Schema { get; }

    /// <summary>The columns that were found, each with the reason for its type and role; null when a schema was given.</summary>
    public InferredSchema? Inferred { get; }

    /// <summary>The rows, in the order of the file; at least one batch, which is empty when the file has no rows.</summary>
    public ImmutableArray<RecordBatch> Batches { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; }

    /// <summary>Reads a whole file into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns to read, in the order wanted; the file may have more, in any order. Null: all columns, with inferred types and roles.</param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <exception cref="LifecycleException">The file is missing, empty or malformed, has no such column, or a cell does not fit its column; the message names file, line and column.</exception>
    public static CsvTable Read(string path, TableSchema? schema = null, CsvFormat? format = null)
    {
        format ??= CsvFormat.Default;
        using var file = CsvSource.Open(path);
        var plan = schema is null ? CsvPlan.FindTypes(file, path, format) : null;
        using var records = CsvRecords.Open(file, path, format);
        plan ??= CsvPlan.Select(records, schema!, format);
        var batches = ImmutableArray.CreateBuilder<RecordBatch>();
        while (records.Read())
        {
            if (plan.Append(records))
                batches.Add(plan.Build());
        }

        if (plan.RowCount > 0 || batches.Count == 0)
            batches.Add(plan.Build());
        if (schema is not null)
            return new(path, schema, null, batches.ToImmutable());
        var inferred = plan.FindRoles(batches);
        var arrow = ArrowTypes.ToArrow(inferred.Schema);
        return new(path, inferred.Schema, inferred, [.. batches.Select(batch => new RecordBatch(arrow, batch.Arrays, batch.Length))]);
    }

    /// <summary>Finds the columns of a file, what they hold and what they are for. The memory needed does not depend on the number of rows.</summary>
    /// <param name="path">The file; read twice.</param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The columns, each with the reason for its type and role.</returns>
    /// <exception cref="LifecycleException">As for <see cref="Read"/>.</exception>
    public static async Task<InferredSchema> InferSchemaAsync(string path, CsvFormat? format = null, CancellationToken cancellationToken = default)
    {
        var file = CsvSource.Open(path);
        await using (file.ConfigureAwait(false))
        {
            var plan = await CsvPlan.FindTypesAsync(file, path, format ?? CsvFormat.Default, cancellationToken).ConfigureAwait(false);
            return await plan.FindRolesAsync(ReadAllAsync(file, path, plan, null, format ?? CsvFormat.Default, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Streams a file. The memory needed does not depend on the number of rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns to read, in the order wanted; the file may have more, in any order. Null: all columns, with inferred types and roles.</param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The rows, in the order of the file; at least one batch, whose schema <see cref="ArrowTypes.ToTableSchema"/> reads. A batch is valid until the next one is asked for.</returns>
    /// <exception cref="LifecycleException">As for <see cref="Read"/>.</exception>
    public static async IAsyncEnumerable<RecordBatch> ReadAsync(
        string path, TableSchema? schema = null, CsvFormat? format = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var file = CsvSource.Open(path);
        await using (file.ConfigureAwait(false))
        {
            await foreach (var batch in ReadStreamAsync(file, path, schema, format, cancellationToken).ConfigureAwait(false))
                yield return batch;
        }
    }

    /// <summary>Streams CSV from a stream, which stays open. The memory needed does not depend on the number of rows.</summary>
    /// <exception cref="LifecycleException">As for <see cref="Read"/>.</exception>
    /// <param name="stream">The text; compressed with gzip only when the stream can seek.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="schema">The columns to read, in the order wanted. Null: all columns, with inferred types and roles; the stream must then be able to seek.</param>
    /// <param name="format">How it is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The rows, in order; at least one batch, whose schema <see cref="ArrowTypes.ToTableSchema"/> reads. A batch is valid until the next one is asked for.</returns>
    public static async IAsyncEnumerable<RecordBatch> ReadStreamAsync(
        Stream stream, string name, TableSchema? schema = null, CsvFormat? format = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        format ??= CsvFormat.Default;
        CsvPlan? plan = null;
        if (schema is null)
        {
            var start = CsvSource.Start(stream, name);
            plan = await CsvPlan.FindTypesAsync(stream, name, format, cancellationToken).ConfigureAwait(false);
            plan = plan.With((await plan.FindRolesAsync(ReadAllAsync(stream, name, plan, null, format, cancellationToken), cancellationToken).ConfigureAwait(false)).Schema);
            stream.Position = start;
        }

        await foreach (var batch in ReadAllAsync(stream, name, plan, schema, format, cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Writes batches as CSV with a header: UTF-8, decimal points, ISO 8601. Reading with the same schema gives the same values.</summary>
    /// <param name="destination">Takes the text; stays open. When writing fails it holds a part of the text.</param>
    /// <param name="batches">The rows; at least one batch, whose schema names the columns.</param>
    /// <param name="format">How to write: the delimiter counts; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="LifecycleException">There is no batch, a batch has other columns than the first, or a column holds values that no <see cref="ColumnType"/> can hold.</exception>
    public static async Task WriteAsync(
        Stream destination, IAsyncEnumerable<RecordBatch> batches, CsvFormat? format = null, CancellationToken cancellationToken = default)
    {
        var text = new StreamWriter(destination, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using (text.ConfigureAwait(false))
        {
            var rows = new StringBuilder();
            var writer = new CsvCellWriter(rows, (format ?? CsvFormat.Default).Delimiter ?? ',');
            TableSchema? schema = null;
            await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var found = ArrowTypes.ToTableSchema(batch.Schema);
                if (schema is null)
                    writer.Header(found);
                else if (!schema.Select(c => c.Name).SequenceEqual(found.Select(c => c.Name), StringComparer.Ordinal))
                    throw new LifecycleException($"A batch has the columns {string.Join(", ", found.Select(c => c.Name))} after one with {string.Join(", ", schema.Select(c => c.Name))}: write them to separate files, or give them the same columns.");
                schema ??= found;
                for (var row = 0; row < batch.Length; row++)
                {
                    writer.Row(batch, row);
                    if (rows.Length < 1 << 15)
                        continue;
                    await text.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
                    rows.Clear();
                }
            }

            if (schema is null)
                throw new LifecycleException("There is no batch to write, so the columns are unknown: pass at least one batch, an empty one if there are no rows.");
            await text.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes batches to a new CSV file, which is there in full or not at all.</summary>
    /// <param name="path">The file; there must be none.</param>
    /// <param name="batches">The rows; at least one batch, whose schema names the columns.</param>
    /// <param name="format">How to write: the delimiter counts; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Stops writing and leaves nothing behind.</param>
    /// <exception cref="LifecycleException">As for <see cref="WriteAsync"/>; or there is a file of that name, or the disk failed.</exception>
    public static Task WriteFileAsync(
        string path, IAsyncEnumerable<RecordBatch> batches, CsvFormat? format = null, CancellationToken cancellationToken = default) =>
        DurableFile.WriteAsync(path, (stream, token) => WriteAsync(stream, batches, format, token), cancellationToken);

    /// <summary>Frees the memory of the batches.</summary>
    public void Dispose()
    {
        foreach (var batch in Batches)
            batch.Dispose();
    }

    private static async IAsyncEnumerable<RecordBatch> ReadAllAsync(
        Stream stream, string name, CsvPlan? plan, TableSchema? schema, CsvFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var records = CsvRecords.Open(stream, name, format);
        plan ??= CsvPlan.Select(records, schema!, format);
        var isFirst = true;
        while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!plan.Append(records))
                continue;
            using var batch = plan.Build();
            isFirst = false;
            yield return batch;
        }

        if (plan.RowCount > 0 || isFirst)
        {
            using var batch = plan.Build();
            yield return batch;
        }
    }
}
