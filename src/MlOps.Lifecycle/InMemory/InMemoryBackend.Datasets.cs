using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.InMemory;

public sealed partial class InMemoryBackend : IDatasetStore
{
    /// <inheritdoc/>
    public Task<DatasetVersion> AddDatasetVersionAsync(EnvironmentName environment, DatasetVersionDraft draft, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            if (string.IsNullOrEmpty(draft.Key))
                throw new ArgumentException($"A version of dataset '{draft.Dataset}' needs a key, so that adding it twice acts once.", nameof(draft));
            var dataset = facts.Of(draft.Dataset);
            if (dataset.VersionsByKey.TryGetValue(draft.Key, out var known))
                return known;
            var version = draft.WithNumber(dataset.Versions.Count + 1);
            dataset.Versions.Add(version);
            dataset.VersionsByKey.Add(draft.Key, version);
            return version;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<DatasetVersion?> FindDatasetVersionAsync(EnvironmentName environment, DatasetVersionId id, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(id.Dataset).Versions.ElementAtOrDefault(id.Number - 1), cancellationToken);

    /// <inheritdoc/>
    public Task<DatasetVersion?> FindNewestDatasetVersionAsync(EnvironmentName environment, DatasetName dataset, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(dataset).Versions.LastOrDefault(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetVersion>> ListDatasetVersionsAsync(EnvironmentName environment, DatasetName dataset, int? before, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<DatasetVersion> (facts) =>
            [.. facts.Of(dataset).Versions.AsEnumerable().Reverse().Where(version => !(version.Id.Number >= before)).Take(take)], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetName>> ListDatasetsAsync(EnvironmentName environment, DatasetName? after, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<DatasetName> (facts) =>
            [.. facts.Datasets
                .Where(dataset => dataset.Value.Versions.Count > 0 && (after is null || string.CompareOrdinal(dataset.Key, after.Value.Value) > 0))
                .Take(take)
                .Select(dataset => DatasetName.Parse(dataset.Key))], cancellationToken);
}
