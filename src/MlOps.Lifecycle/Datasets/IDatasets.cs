using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Dataset versions, in the environment of this process.</summary>
/// <remarks>
/// A thread-safe singleton. Rows are streamed: memory stays bounded whatever the size. Making a version stores its bytes
/// first and the version last, so a canceled or failed call leaves no version.
/// </remarks>
public interface IDatasets
{
    /// <summary>Makes a version of rows. The same rows, columns and roles again give the version that is already there.</summary>
    /// <param name="dataset">The dataset; the first commit creates it.</param>
    /// <param name="schema">The columns. Batches may hold more, in any order, and narrower Arrow types.</param>
    /// <param name="batches">The rows; each batch is read before the next one is asked for and stays the caller's.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number.</returns>
    /// <exception cref="LifecycleException">There are no rows, a column is missing, has another type or misses values it must have; the message names dataset, column and row.</exception>
    Task<DatasetVersion> CommitAsync(DatasetName dataset, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Makes a version of a parent's rows with more rows behind them. Only the new rows are written.</summary>
    /// <param name="parent">The version to append to; it does not change.</param>
    /// <param name="batches">The new rows, with the parent's columns; each batch stays the caller's.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number; the parent itself when there are no new rows.</returns>
    /// <exception cref="LifecycleException">As for <see cref="CommitAsync"/>, or there is no such parent.</exception>
    Task<DatasetVersion> AppendAsync(DatasetVersionId parent, IAsyncEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a version of a parent's rows chosen by time, in the parent's order. It shares the parent's segments and writes
    /// no rows, unless they are scattered over so many runs that copying them is the lesser evil.
    /// </summary>
    /// <param name="parent">The version to choose from.</param>
    /// <param name="selection">Which rows; a version without rows is possible.</param>
    /// <param name="commit">Who, why, by which code.</param>
    /// <param name="cancellationToken">Cancels before the version is there.</param>
    /// <returns>The version, with its number.</returns>
    /// <exception cref="LifecycleException">There is no such parent, or it has no column with the time role.</exception>
    Task<DatasetVersion> SelectAsync(DatasetVersionId parent, DatasetSelection selection, DatasetCommit commit, CancellationToken cancellationToken = default);

    /// <summary>A version, or null.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DatasetVersion?> FindAsync(DatasetVersionId id, CancellationToken cancellationToken = default);

    /// <summary>A version.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="LifecycleException">There is no such version; the message names the newest.</exception>
    Task<DatasetVersion> GetAsync(DatasetVersionId id, CancellationToken cancellationToken = default);

    /// <summary>The newest version that holds all rows of the dataset, committed or appended: what to append to and to train on. Rows that were selected from a version are no newer state of the dataset. Null when there is none.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DatasetVersion?> FindNewestAsync(DatasetName dataset, CancellationToken cancellationToken = default);

    /// <summary>The versions of a dataset, newest first.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<DatasetVersion> ListAsync(DatasetName dataset, CancellationToken cancellationToken = default);

    /// <summary>The datasets that have versions, by name.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<DatasetName> ListDatasetsAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams the rows of a version from verified bytes.</summary>
    /// <param name="id">The version.</param>
    /// <param name="columns">The columns to read, in the order wanted; null for all.</param>
    /// <param name="window">Only rows whose time lies in this window; null for all rows.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The rows in order, in batches that are never empty. A batch is valid until the next one is asked for.</returns>
    /// <exception cref="LifecycleException">There is no such version or column, a window is given without a time column, or a segment is missing or changed.</exception>
    IAsyncEnumerable<RecordBatch> ReadAsync(DatasetVersionId id, IReadOnlyList<string>? columns = null, TimeWindow? window = null, CancellationToken cancellationToken = default);

    /// <summary>Reads everything and computes every digest again.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether all is well, or the first segment or column that is not.</returns>
    /// <exception cref="LifecycleException">There is no such version.</exception>
    Task<DatasetVerification> VerifyAsync(DatasetVersionId id, CancellationToken cancellationToken = default);
}
