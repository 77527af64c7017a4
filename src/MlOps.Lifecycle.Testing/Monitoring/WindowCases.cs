using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Testing.MonitoringSamples;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class WindowCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IMonitoringStore.ListRowsAsync), "lists a window with its start and without its end, by time and then id", async store =>
        {
            await AddAsync(store, "b", Row(3) with { Id = "b" }, Row(5), Row(4), Row(2)).ConfigureAwait(false);
            await AddAsync(store, "a", Row(3) with { Id = "a" }, Row(3) with { Id = "B" }, Row(1)).ConfigureAwait(false);
            var rows = await ListAsync(store, 2, 5).ConfigureAwait(false);
            Expect.Sequence(["h002", "B", "a", "b", "h004"], rows.Select(row => row.Id), "ids");
            Expect.Equal(0, (await ListAsync(store, 3, 3).ConfigureAwait(false)).Count, "rows of an empty window");
        }),
        Case(nameof(IMonitoringStore.ListRowsAsync), "compares instants, whatever the offset they were written with", async store =>
        {
            await AddAsync(store, "batch", Row(0) with { Time = Monday.ToOffset(TimeSpan.FromHours(9)) }).ConfigureAwait(false);
            Expect.Equal(Monday, (await ListAsync(store, 0, 1).ConfigureAwait(false)).Single().Time, "time");
            var window = new TimeWindow(Monday.ToOffset(TimeSpan.FromHours(-5)), Monday.AddTicks(1));
            Expect.Equal(1, (await store.Monitoring.ListRowsAsync(Here, Model, window).ConfigureAwait(false)).Count, "rows of a window of one tick");
        }),
        Case(nameof(IMonitoringStore.ListBatchesAsync), "lists batches with a row in the window, by first time", async store =>
        {
            await AddAsync(store, "late", Rows(20, 30)).ConfigureAwait(false);
            await AddAsync(store, "around", Row(0), Row(40)).ConfigureAwait(false);
            await AddAsync(store, "early", Rows(5, 22)).ConfigureAwait(false);
            await AddAsync(store, "known rows only", Rows(21, 25)).ConfigureAwait(false);
            var batches = await store.Monitoring.ListBatchesAsync(Here, Model, Hours(10, 30)).ConfigureAwait(false);
            Expect.Sequence([Digest("early"), Digest("late")], batches.Select(batch => batch.Blob), "batches");
            Expect.Sequence([Digest("around")], (await store.Monitoring.ListBatchesAsync(Here, Model, Hours(30, 50)).ConfigureAwait(false)).Select(batch => batch.Blob), "batches later");
        }),
        Case(nameof(IMonitoringStore.FindFirstTimeAsync), "finds the earliest row, or null", async store =>
        {
            Expect.Equal(null, await store.Monitoring.FindFirstTimeAsync(Here, Model).ConfigureAwait(false), "before any row");
            await AddAsync(store, "batch", Row(7), Row(3), Row(5)).ConfigureAwait(false);
            Expect.Equal(Monday.AddHours(3), await store.Monitoring.FindFirstTimeAsync(Here, Model).ConfigureAwait(false), "first time");
            Expect.Equal(null, await store.Monitoring.FindFirstTimeAsync(Here, "other").ConfigureAwait(false), "of another model");
        }),
        Case(nameof(IMonitoringStore.ListLastRowsAsync), "lists the last rows before a time, newest first, with labels", async store =>
        {
            await AddAsync(store, "batch", Rows(0, 10)).ConfigureAwait(false);
            await LabelAsync(store, Label(5, 50)).ConfigureAwait(false);
            var rows = await store.Monitoring.ListLastRowsAsync(Here, Model, Monday.AddHours(7), 3).ConfigureAwait(false);
            Expect.Sequence(["h006", "h005", "h004"], rows.Select(row => row.Id), "ids");
            Expect.Sequence([null, 50, null], rows.Select(row => row.Label), "labels");
            Expect.Equal(7, (await store.Monitoring.ListLastRowsAsync(Here, Model, Monday.AddHours(7), 100).ConfigureAwait(false)).Count, "rows when more are wanted");
        }),
        Case(nameof(IMonitoringStore.CountRowsAsync), "counts the rows of a window", async store =>
        {
            await AddAsync(store, "batch", Rows(0, 10)).ConfigureAwait(false);
            Expect.Equal(4L, await store.Monitoring.CountRowsAsync(Here, Model, Hours(3, 7)).ConfigureAwait(false), "rows");
            Expect.Equal(0L, await store.Monitoring.CountRowsAsync(Here, Model, Hours(10, 90)).ConfigureAwait(false), "rows of an empty window");
        }),
        Case(nameof(IMonitoringStore.ListRecordingTimesAsync), "lists when batches were recorded, ascending, start inside and end not", async store =>
        {
            foreach (var hour in new Stack<int>(Enumerable.Range(1, 5)))
            {
                var rows = Rows(hour * 10, (hour * 10) + 2);
                await store.Monitoring.AddRowsAsync(Here, Model, Batch($"batch {hour}", rows) with { RecordedAt = Monday.AddHours(hour) }, rows).ConfigureAwait(false);
            }

            var times = await store.Monitoring.ListRecordingTimesAsync(Here, Model, Hours(2, 5)).ConfigureAwait(false);
            Expect.Sequence([Monday.AddHours(2), Monday.AddHours(3), Monday.AddHours(4)], times, "times");
        }),
    ];
}
