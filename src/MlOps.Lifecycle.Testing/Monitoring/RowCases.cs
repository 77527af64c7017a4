using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Testing.MonitoringSamples;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class RowCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IMonitoringStore.AddRowsAsync), "keeps rows and batch and counts the new rows", async store =>
        {
            RecordedRow[] rows = [Row(0), Row(1) with { Version = null }, Row(2) with { Prediction = null }, Row(3) with { Prediction = double.Epsilon, Id = "'; drop table rows; -- ☃" }];
            Expect.Equal(4, await AddAsync(store, "batch", rows).ConfigureAwait(false), "new rows");
            Expect.Sequence(rows, await ListAsync(store, 0, 4).ConfigureAwait(false), "rows");
            Expect.Sequence([Batch("batch", rows)], await store.Monitoring.ListBatchesAsync(Here, Model, Hours(0, 4)).ConfigureAwait(false), "batches");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "leaves known rows as they are", async store =>
        {
            await AddAsync(store, "first", Rows(0, 3)).ConfigureAwait(false);
            Expect.Equal(1, await AddAsync(store, "second", Row(2) with { Prediction = 99, Time = Monday.AddHours(50) }, Row(3)).ConfigureAwait(false), "new rows");
            Expect.Sequence(Rows(0, 4), await ListAsync(store, 0, 100).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "adds a batch once, and an id once within a batch", async store =>
        {
            await AddAsync(store, "same", Rows(0, 3)).ConfigureAwait(false);
            Expect.Equal(0, await AddAsync(store, "same", Rows(0, 3)).ConfigureAwait(false), "new rows of the same batch");
            Expect.Equal(1, await AddAsync(store, "twins", Row(9), Row(9) with { Prediction = 1 }).ConfigureAwait(false), "new rows of two with one id");
            Expect.Equal(1, (await store.Monitoring.ListBatchesAsync(Here, Model, Hours(0, 3)).ConfigureAwait(false)).Count, "batches");
            Expect.Sequence([Row(9)], await ListAsync(store, 9, 10).ConfigureAwait(false), "the first of two with one id");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "never takes a label from a row", async store =>
        {
            await AddAsync(store, "batch", Row(0) with { Label = 7, LabeledAt = Monday }).ConfigureAwait(false);
            Expect.Sequence([Row(0)], await ListAsync(store, 0, 1).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "refuses a row without id or with a prediction that is no number, and writes nothing", async store =>
        {
            await Expect.ThrowsAsync<LifecycleException>(() => AddAsync(store, "a", Row(0), Row(1) with { Id = "" }), "Row 2 of 2", "demand").ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => AddAsync(store, "b", Row(0), Row(1) with { Prediction = double.NaN }), "h001").ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => AddAsync(store, "c", Row(0), Row(1) with { Prediction = double.PositiveInfinity }), "h001").ConfigureAwait(false);
            Expect.Equal(0, (await ListAsync(store, 0, 10).ConfigureAwait(false)).Count, "rows");
            Expect.Equal(0, (await store.Monitoring.ListRecordingTimesAsync(Here, Model, Hours(0, 100)).ConfigureAwait(false)).Count, "batches");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "20 batches at once that overlap keep every row once", async store =>
        {
            var added = await Expect.AtOnceAsync(20, i => AddAsync(store, $"batch {i}", Rows(i * 5, (i * 5) + 10))).ConfigureAwait(false);
            Expect.Equal(105, added.Sum(), "new rows");
            Expect.Sequence(Rows(0, 105), await ListAsync(store, 0, 200).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "canceled leaves nothing", async store =>
        {
            await Expect.CanceledAsync(token => store.Monitoring.AddRowsAsync(Here, Model, Batch("batch", Rows(0, 3)), Rows(0, 3), token)).ConfigureAwait(false);
            Expect.Equal(null, await store.Monitoring.FindFirstTimeAsync(Here, Model).ConfigureAwait(false), "first time");
            Expect.Equal(3, await AddAsync(store, "batch", Rows(0, 3)).ConfigureAwait(false), "new rows when added again");
        }),
        Case(nameof(IMonitoringStore.AddRowsAsync), "keeps models and environments apart", async store =>
        {
            await AddAsync(store, "same", Rows(0, 3)).ConfigureAwait(false);
            await store.Monitoring.AddLabelsAsync(Here, "other", [Label(0, 1)]).ConfigureAwait(false);
            await store.Monitoring.AddLabelsAsync(Elsewhere, Model, [Label(0, 2)]).ConfigureAwait(false);
            Expect.Sequence(Rows(0, 3), await ListAsync(store, 0, 3).ConfigureAwait(false), "rows without others' labels");
            Expect.Equal(2, await store.Monitoring.AddRowsAsync(Here, "other", Batch("same", Rows(0, 2)), Rows(0, 2)).ConfigureAwait(false), "rows of another model");
            Expect.Equal(2, await store.Monitoring.AddRowsAsync(Elsewhere, Model, Batch("same", Rows(0, 2)), Rows(0, 2)).ConfigureAwait(false), "rows elsewhere");
            Expect.Equal(3L, await store.Monitoring.CountRowsAsync(Here, Model, Hours(0, 9)).ConfigureAwait(false), "rows here");
            Expect.Equal(1.0, (await store.Monitoring.ListRowsAsync(Here, "other", Hours(0, 9)).ConfigureAwait(false))[0].Label, "label of another model");
            Expect.Equal(2.0, (await store.Monitoring.ListRowsAsync(Elsewhere, Model, Hours(0, 9)).ConfigureAwait(false))[0].Label, "label elsewhere");
        }),
    ];
}
