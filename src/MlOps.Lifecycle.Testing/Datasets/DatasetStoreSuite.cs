using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IDatasetStore"/> must do.</summary>
public static class DatasetStoreSuite
{
    private static readonly DatasetName Bikes = "bikes";

    /// <summary>The cases, each for a fresh store.</summary>
    public static IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases { get; } =
    [
        Case(nameof(IDatasetStore.AddDatasetVersionAsync), "keeps every field and counts from 1", async store =>
        {
            var draft = Draft("a");
            var version = await AddAsync(store, draft).ConfigureAwait(false);
            Expect.Equal(draft.WithNumber(1).ToJson(), version.ToJson(), "the version as stored");
            Expect.Equal(version.ToJson(), (await store.Datasets.FindDatasetVersionAsync(Here, new(Bikes, 1)).ConfigureAwait(false))?.ToJson(), "the version as found");
        }),
        Case(nameof(IDatasetStore.AddDatasetVersionAsync), "finds the version of a known key", async store =>
        {
            await AddAsync(store, Draft("a")).ConfigureAwait(false);
            await AddAsync(store, Draft("b")).ConfigureAwait(false);
            var draft = Draft("a");
            var again = await AddAsync(store, draft with { Version = draft.Version with { Reason = "again" } }).ConfigureAwait(false);
            Expect.Equal((1, draft.Version.Reason), (again.Id.Number, again.Reason), "the version");
            Expect.Equal(new("other", 1), (await AddAsync(store, Draft("a", "other")).ConfigureAwait(false)).Id, "the same key in another dataset");
        }),
        Case(nameof(IDatasetStore.AddDatasetVersionAsync), "60 at once are numbered 1 to 60", async store =>
        {
            var versions = await Expect.AtOnceAsync(60, i => AddAsync(store, Draft($"k{i}"))).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(1, 60), versions.Select(version => version.Id.Number).Order(), "numbers");
        }),
        Case(nameof(IDatasetStore.AddDatasetVersionAsync), "30 at once with one key are one version", async store =>
        {
            var versions = await Expect.AtOnceAsync(30, _ => AddAsync(store, Draft("a"))).ConfigureAwait(false);
            Expect.Sequence([1], versions.Select(version => version.Id.Number).Distinct(), "numbers");
        }),
        Case(nameof(IDatasetStore.AddDatasetVersionAsync), "canceled leaves nothing and takes no number", async store =>
        {
            await Expect.CanceledAsync(token => store.Datasets.AddDatasetVersionAsync(Here, Draft("a"), token)).ConfigureAwait(false);
            Expect.Equal(1, (await AddAsync(store, Draft("b")).ConfigureAwait(false)).Id.Number, "the next number");
        }),
        Case(nameof(IDatasetStore.FindDatasetVersionAsync), "answers null for what is not there", async store =>
        {
            await AddAsync(store, Draft("a")).ConfigureAwait(false);
            Expect.Equal(null, await store.Datasets.FindDatasetVersionAsync(Here, new(Bikes, 0)).ConfigureAwait(false), "number 0");
            Expect.Equal(null, await store.Datasets.FindDatasetVersionAsync(Here, new(Bikes, 2)).ConfigureAwait(false), "number 2");
            Expect.Equal(null, await store.Datasets.FindDatasetVersionAsync(Here, new("other", 1)).ConfigureAwait(false), "another dataset");
            Expect.Equal(null, await store.Datasets.FindDatasetVersionAsync(Elsewhere, new(Bikes, 1)).ConfigureAwait(false), "another environment");
        }),
        Case(nameof(IDatasetStore.FindNewestDatasetVersionAsync), "finds the largest number, or null", async store =>
        {
            Expect.Equal(null, await store.Datasets.FindNewestDatasetVersionAsync(Here, Bikes).ConfigureAwait(false), "before any version");
            for (var i = 0; i < 11; i++)
                await AddAsync(store, Draft($"k{i}")).ConfigureAwait(false);
            Expect.Equal(11, (await store.Datasets.FindNewestDatasetVersionAsync(Here, Bikes).ConfigureAwait(false))?.Id.Number, "number");
        }),
        Case(nameof(IDatasetStore.ListDatasetVersionsAsync), "pages from the newest without gaps", async store =>
        {
            for (var i = 0; i < 5; i++)
                await AddAsync(store, Draft($"k{i}")).ConfigureAwait(false);
            var first = await store.Datasets.ListDatasetVersionsAsync(Here, Bikes, null, 3).ConfigureAwait(false);
            var rest = await store.Datasets.ListDatasetVersionsAsync(Here, Bikes, first[^1].Id.Number, 3).ConfigureAwait(false);
            Expect.Sequence([5, 4, 3, 2, 1], first.Concat(rest).Select(version => version.Id.Number), "numbers");
        }),
        Case(nameof(IDatasetStore.ListDatasetsAsync), "pages names in ordinal order", async store =>
        {
            foreach (var name in new DatasetName[] { "b", "B", "a.1", "a-1", "a" })
                await AddAsync(store, Draft("k", name)).ConfigureAwait(false);
            await store.Datasets.FindNewestDatasetVersionAsync(Here, "looked-at").ConfigureAwait(false);
            var first = await store.Datasets.ListDatasetsAsync(Here, null, 3).ConfigureAwait(false);
            var rest = await store.Datasets.ListDatasetsAsync(Here, first[^1], 3).ConfigureAwait(false);
            Expect.Sequence(["B", "a", "a-1", "a.1", "b"], first.Concat(rest), "names");
            Expect.Equal(0, (await store.Datasets.ListDatasetsAsync(Elsewhere, null, 3).ConfigureAwait(false)).Count, "names elsewhere");
        }),
    ];

    private static Task<DatasetVersion> AddAsync(StoreUnderTest store, DatasetVersionDraft draft) => store.Datasets.AddDatasetVersionAsync(Here, draft);

    private static DatasetVersionDraft Draft(string key, DatasetName? dataset = null)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var segment = new Segment { Digest = Digest("segment " + key), Format = "parquet", RowCount = 100, Length = 4096, TimeRange = new(Noon, Noon.AddHours(100)) };
        return new(
            new()
            {
                Id = new(dataset ?? Bikes, 1),
                Kind = DatasetVersionKind.Selected,
                Schema = new([new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time }, new() { Name = "count", Type = ColumnType.Integer, Role = ColumnRole.Label, Range = new(0, double.PositiveInfinity) }]),
                Pieces = [new(segment.Digest, 10, 20), new(segment.Digest, 50, 5)],
                Segments = [segment],
                RowCount = 25,
                Digest = DatasetDigest.FromHash(hash),
                ColumnDigests = [.. ImmutableArray.Create("at", "count").Select(column => new ColumnDigest { Column = column, Root = Convert.ToHexStringLower(hash) })],
                Parent = new(dataset ?? Bikes, 7),
                Selection = new() { Window = new(Noon, Noon.AddDays(1)), Except = [new(Noon.AddHours(3), Noon.AddHours(4))] },
                TimeRange = new(Noon, Noon.AddHours(100)),
                Actor = "ada",
                Reason = "the 'broken' hours are out",
                CodeVersion = "1.0.0+3f1c9ab",
                CreatedAt = Noon,
            },
            string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash)}"));
    }
}
