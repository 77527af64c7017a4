using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Keeps dataset versions. For backends; applications use <see cref="IDatasets"/>.</summary>
/// <remarks>Thread-safe. Every method is one transaction. <see cref="DatasetVersion.ToJson"/> is all there is to store, beside the keys.</remarks>
[Experimental("MLOPS001")]
public interface IDatasetStore
{
    /// <summary>Adds a version and allocates its number, or finds the one that its key added before.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="draft">The version; its segments are in the blob store.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The version with its number: one more than the newest of the dataset, without gaps.</returns>
    Task<DatasetVersion> AddDatasetVersionAsync(EnvironmentName environment, DatasetVersionDraft draft, CancellationToken cancellationToken = default);

    /// <summary>A version, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DatasetVersion?> FindDatasetVersionAsync(EnvironmentName environment, DatasetVersionId id, CancellationToken cancellationToken = default);

    /// <summary>The version with the largest number, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DatasetVersion?> FindNewestDatasetVersionAsync(EnvironmentName environment, DatasetName dataset, CancellationToken cancellationToken = default);

    /// <summary>A page of versions of a dataset, newest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="before">Only versions with a smaller number; null for the first page.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<DatasetVersion>> ListDatasetVersionsAsync(EnvironmentName environment, DatasetName dataset, int? before, int take, CancellationToken cancellationToken = default);

    /// <summary>A page of names of datasets that have versions, in ordinal order.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="after">Only names after this one; null for the first page.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<DatasetName>> ListDatasetsAsync(EnvironmentName environment, DatasetName? after, int take, CancellationToken cancellationToken = default);
}
