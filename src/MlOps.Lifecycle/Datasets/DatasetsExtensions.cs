using Apache.Arrow;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Makes dataset versions of rows in memory and of CSV files, CSV files of versions, and profiles.</summary>
public static class DatasetsExtensions
{
    /// <summary>Makes a version of batches in memory.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="dataset">The dataset; the first commit creates it.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="batches">The rows; they stay the caller's.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number.</returns>
    /// <exception cref="LifecycleException">As for <see cref="IDatasets.CommitAsync"/>.</exception>
    public static Task<DatasetVersion> CommitAsync(
        this IDatasets datasets, DatasetName dataset, TableSchema schema, IEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default) =>
        datasets.CommitAsync(dataset, schema, batches.ToAsyncEnumerable(), commit, cancellationToken);

    /// <summary>Makes a version of a parent's rows with batches in memory behind them.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="parent">The version to append to.</param>
    /// <param name="batches">The new rows; they stay the caller's.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number; the parent itself when there are no new rows.</returns>
    /// <exception cref="LifecycleException">As for <see cref="IDatasets.AppendAsync"/>.</exception>
    public static Task<DatasetVersion> AppendAsync(
        this IDatasets datasets, DatasetVersionId parent, IEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default) =>
        datasets.AppendAsync(parent, batches.ToAsyncEnumerable(), commit, cancellationToken);

    /// <summary>Makes a version of a CSV file, compressed with gzip or not, of any size.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="dataset">The dataset; the first commit creates it.</param>
    /// <param name="path">The file.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="schema">The columns to take, with types and roles; null for all columns with inferred types and roles.</param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number.</returns>
    /// <exception cref="LifecycleException">The file is missing, malformed or without rows; the message names file, line and column. Nothing was stored.</exception>
    public static async Task<DatasetVersion> CommitCsvAsync(
        this IDatasets datasets, DatasetName dataset, string path, DatasetCommit commit, TableSchema? schema = null, CsvFormat? format = null, CancellationToken cancellationToken = default)
    {
        schema ??= (await CsvTable.InferSchemaAsync(path, format, cancellationToken).ConfigureAwait(false)).Schema;
        return await datasets.CommitAsync(dataset, schema, CsvTable.ReadAsync(path, schema, format, cancellationToken), commit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a version of a parent's rows with the rows of a CSV file behind them.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="parent">The version to append to; its schema says which columns are read.</param>
    /// <param name="path">The file, compressed with gzip or not.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number; the parent itself when the file has no rows.</returns>
    /// <exception cref="LifecycleException">There is no such parent, or the file is missing or malformed.</exception>
    public static async Task<DatasetVersion> AppendCsvAsync(
        this IDatasets datasets, DatasetVersionId parent, string path, DatasetCommit commit, CsvFormat? format = null, CancellationToken cancellationToken = default)
    {
        var version = await datasets.GetAsync(parent, cancellationToken).ConfigureAwait(false);
        return await datasets.AppendAsync(parent, CsvTable.ReadAsync(path, version.Schema, format, cancellationToken), commit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a version as one CSV file, whole or not at all. Reading it with the version's schema gives the same values.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="id">The version.</param>
    /// <param name="path">The file; there must be none.</param>
    /// <param name="columns">The columns, in the order wanted; null for all.</param>
    /// <param name="window">Only rows of this window; null for all.</param>
    /// <param name="format">How to write the file; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="cancellationToken">Leaves no file.</param>
    /// <exception cref="LifecycleException">There is no such version or column, or there is a file of that name.</exception>
    public static async Task ExportCsvAsync(
        this IDatasets datasets, DatasetVersionId id, string path, IReadOnlyList<string>? columns = null, TimeWindow? window = null, CsvFormat? format = null, CancellationToken cancellationToken = default)
    {
        var version = await datasets.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var schema = columns is null ? version.Schema : new(columns.Select(name => version.Schema[name]));
        await DurableFile.WriteAsync(
            path,
            (stream, token) => CsvTable.WriteAsync(stream, datasets.ReadAsync(id, columns, window, token).Prepend(new BlockBuffer(schema).Take()), format, token),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Profiles a version: what its columns hold, in bounded space. Reads all rows.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LifecycleException">There is no such version, or a segment is missing or changed.</exception>
    public static async Task<TableProfile> ProfileAsync(this IDatasets datasets, DatasetVersionId id, CancellationToken cancellationToken = default)
    {
        var version = await datasets.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return await TableProfile.FromAsync(version.Schema, datasets.ReadAsync(id, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
