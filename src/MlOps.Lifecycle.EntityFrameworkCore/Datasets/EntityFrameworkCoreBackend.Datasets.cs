using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCoreBackend : IDatasetStore
{
    private const string NextDatasetVersionSql = """
        INSERT INTO mlops_dataset (environment, dataset, last_version) VALUES (@environment, @name, 1)
        ON CONFLICT (environment, dataset) DO UPDATE SET last_version = mlops_dataset.last_version + 1
        RETURNING last_version
        """;

    public Task<DatasetVersion> AddDatasetVersionAsync(EnvironmentName environment, DatasetVersionDraft draft, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            var dataset = draft.Dataset.Value;
            Require(dataset, "A dataset");
            if (string.IsNullOrEmpty(draft.Key))
                throw new ArgumentException($"A version of dataset '{dataset}' needs a key, so that adding it twice acts once.", nameof(draft));
            var known = await db.DatasetVersions.Where(e => e.Environment == environment.Value && e.Dataset == dataset && e.Key == draft.Key)
                .Select(e => e.Document).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (known is not null)
                return DatasetVersion.FromJson(known);
            var number = await NextNumberAsync(db, NextDatasetVersionSql, environment, dataset, cancellationToken).ConfigureAwait(false);
            var version = draft.WithNumber(number);
            var entity = new DatasetVersionEntity
            {
                Environment = environment.Value,
                Dataset = dataset,
                Number = number,
                Key = draft.Key,
                Document = version.ToJson(),
            };
            await AddAsync(db, cancellationToken, entity).ConfigureAwait(false);
            return version;
        }, cancellationToken);

    public Task<DatasetVersion?> FindDatasetVersionAsync(EnvironmentName environment, DatasetVersionId id, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db => await db.DatasetVersions
            .Where(e => e.Environment == environment.Value && e.Dataset == id.Dataset.Value && e.Number == id.Number)
            .Select(e => e.Document).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } document ? DatasetVersion.FromJson(document) : null, cancellationToken);

    public async Task<DatasetVersion?> FindNewestDatasetVersionAsync(EnvironmentName environment, DatasetName dataset, CancellationToken cancellationToken = default) =>
        await ListDatasetVersionsAsync(environment, dataset, null, 1, cancellationToken).ConfigureAwait(false) is [var newest] ? newest : null;

    public Task<IReadOnlyList<DatasetVersion>> ListDatasetVersionsAsync(EnvironmentName environment, DatasetName dataset, int? before, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<DatasetVersion>> (db) =>
        {
            var limit = before ?? int.MaxValue;
            var page = await db.DatasetVersions
                .Where(e => e.Environment == environment.Value && e.Dataset == dataset.Value && e.Number < limit)
                .OrderByDescending(e => e.Number).Take(take)
                .Select(e => e.Document).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(DatasetVersion.FromJson)];
        }, cancellationToken);

    public Task<IReadOnlyList<DatasetName>> ListDatasetsAsync(EnvironmentName environment, DatasetName? after, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<DatasetName>> (db) =>
        {
            var start = after?.Value ?? "";
            var page = await db.Datasets
                .Where(e => e.Environment == environment.Value && string.Compare(e.Dataset, start) > 0)
                .OrderBy(e => e.Dataset).Take(take).Select(e => e.Dataset).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. page.Select(name => DatasetName.Parse(name))];
        }, cancellationToken);
}
