using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Testing.MonitoringSamples;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class LabelCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IMonitoringStore.AddLabelsAsync), "joins labels that come after their rows", async store =>
        {
            await AddAsync(store, "batch", Rows(0, 3)).ConfigureAwait(false);
            Expect.Equal(2, await LabelAsync(store, Label(0, 10), Label(2, 1.0 / 3)).ConfigureAwait(false), "new labels");
            Expect.Sequence([Labeled(0, 10), Row(1), Labeled(2, 1.0 / 3)], await ListAsync(store, 0, 3).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddLabelsAsync), "joins labels that come before their rows", async store =>
        {
            Expect.Equal(2, await LabelAsync(store, Label(1, 11), Label(7, 17)).ConfigureAwait(false), "new labels");
            Expect.Equal(0, (await ListAsync(store, 0, 100).ConfigureAwait(false)).Count, "rows before any row");
            await AddAsync(store, "batch", Rows(0, 3)).ConfigureAwait(false);
            Expect.Sequence([Row(0), Labeled(1, 11), Row(2)], await ListAsync(store, 0, 3).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddLabelsAsync), "keeps the first label of an id", async store =>
        {
            await AddAsync(store, "batch", Row(0)).ConfigureAwait(false);
            Expect.Equal(1, await LabelAsync(store, Label(0, 1), Label(0, 2)).ConfigureAwait(false), "new of two with one id");
            Expect.Equal(0, await LabelAsync(store, Label(0, 3)).ConfigureAwait(false), "new of a known one");
            Expect.Sequence([Labeled(0, 1)], await ListAsync(store, 0, 1).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddLabelsAsync), "refuses a label without id or that is no number, and writes nothing", async store =>
        {
            await AddAsync(store, "batch", Rows(0, 2)).ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => LabelAsync(store, Label(0, 1), new RecordedLabel("", 1, Monday)), "Label 2 of 2").ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => LabelAsync(store, Label(0, 1), Label(1, double.NaN)), "h001").ConfigureAwait(false);
            Expect.Sequence(Rows(0, 2), await ListAsync(store, 0, 2).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddLabelsAsync), "at once with their rows, in both orders, joins all of them", async store =>
        {
            await Expect.AtOnceAsync(20, i => i % 2 == 0
                ? AddAsync(store, $"batch {i}", Rows(i * 5, (i * 5) + 10))
                : LabelAsync(store, [.. Enumerable.Range((i - 1) * 5, 10).Select(hour => Label(hour, hour))])).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(0, 100).Select(hour => Labeled(hour, hour)), await ListAsync(store, 0, 100).ConfigureAwait(false), "rows");
        }),
        Case(nameof(IMonitoringStore.AddLabelsAsync), "canceled leaves nothing", async store =>
        {
            await Expect.CanceledAsync(token => store.Monitoring.AddLabelsAsync(Here, Model, [Label(0, 1)], token)).ConfigureAwait(false);
            Expect.Equal(1, await LabelAsync(store, Label(0, 2)).ConfigureAwait(false), "new labels when added again");
        }),
    ];

    private static RecordedRow Labeled(int hour, double value) => Row(hour) with { Label = value, LabeledAt = Label(hour, value).At };
}
