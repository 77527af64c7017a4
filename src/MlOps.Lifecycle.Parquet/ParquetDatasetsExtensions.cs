using System.Runtime.CompilerServices;
using Apache.Arrow;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Parquet;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle;

/// <summary>Makes dataset versions of Parquet files, and Parquet files of dataset versions.</summary>
public static class ParquetDatasetsExtensions
{
    private static readonly ParquetSegmentFormat Format = new();

    /// <summary>Makes a version of a Parquet file of any size, written by any tool.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="dataset">The dataset; the first commit creates it.</param>
    /// <param name="path">The file.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="schema">The columns to take, with types and roles; null for all columns, as features unless this library wrote their roles.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number.</returns>
    /// <exception cref="LifecycleException">The file is missing, no Parquet file or without rows, or a column is missing or cannot be held; the message names file and column.</exception>
    public static async Task<DatasetVersion> CommitParquetAsync(
        this IDatasets datasets, DatasetName dataset, string path, DatasetCommit commit, TableSchema? schema = null, CancellationToken cancellationToken = default)
    {
        schema ??= await ReadSchemaAsync(path, cancellationToken).ConfigureAwait(false);
        return await datasets.CommitAsync(dataset, schema, ReadAsync(path, schema, cancellationToken), commit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a version of a parent's rows with the rows of a Parquet file behind them.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="parent">The version to append to; its schema says which columns are read.</param>
    /// <param name="path">The file.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number; the parent itself when the file has no rows.</returns>
    /// <exception cref="LifecycleException">There is no such parent, or the file is missing, no Parquet file or lacks a column.</exception>
    public static async Task<DatasetVersion> AppendParquetAsync(
        this IDatasets datasets, DatasetVersionId parent, string path, DatasetCommit commit, CancellationToken cancellationToken = default)
    {
        var version = await datasets.GetAsync(parent, cancellationToken).ConfigureAwait(false);
        return await datasets.AppendAsync(parent, ReadAsync(path, version.Schema, cancellationToken), commit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a version as one Parquet file, whole or not at all, with roles and declarations in its metadata.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="id">The version.</param>
    /// <param name="path">The file; there must be none.</param>
    /// <param name="columns">The columns, in the order wanted; null for all.</param>
    /// <param name="window">Only rows of this window; null for all.</param>
    /// <param name="cancellationToken">Leaves no file.</param>
    /// <exception cref="LifecycleException">There is no such version or column, or there is a file of that name.</exception>
    public static async Task ExportParquetAsync(
        this IDatasets datasets, DatasetVersionId id, string path, IReadOnlyList<string>? columns = null, TimeWindow? window = null, CancellationToken cancellationToken = default)
    {
        var version = await datasets.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var schema = columns is null ? version.Schema : new(columns.Select(name => version.Schema[name]));
        await DurableFile.WriteAsync(
            path,
            (stream, token) => Format.WriteAsync(stream, schema, datasets.ReadAsync(id, columns, window, token), token),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<TableSchema> ReadSchemaAsync(string path, CancellationToken cancellationToken)
    {
        var file = Open(path);
        await using (file.ConfigureAwait(false))
        {
            try
            {
                return await Format.ReadSchemaAsync(file, cancellationToken).ConfigureAwait(false);
            }
            catch (LifecycleException exception)
            {
                throw Named(path, exception);
            }
        }
    }

    private static async IAsyncEnumerable<RecordBatch> ReadAsync(string path, TableSchema schema, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = Open(path);
        await using (file.ConfigureAwait(false))
        {
            var batches = Format.ReadAsync(file, [.. schema.Select(column => column.Name)], null, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (batches.ConfigureAwait(false))
            {
                while (await NextAsync(path, batches).ConfigureAwait(false))
                    yield return batches.Current;
            }
        }
    }

    private static async ValueTask<bool> NextAsync(string path, IAsyncEnumerator<RecordBatch> batches)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (LifecycleException exception)
        {
            throw Named(path, exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new LifecycleException($"'{path}' could not be read ({exception.Message}): write the file again.", exception);
        }
    }

    private static FileStream Open(string path) => File.Exists(path)
        ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan)
        : throw new LifecycleException($"There is no file '{path}': check the path, relative ones start at '{Environment.CurrentDirectory}'.");

    private static LifecycleException Named(string path, LifecycleException exception) => new($"'{path}': {exception.Message}", exception);
}
