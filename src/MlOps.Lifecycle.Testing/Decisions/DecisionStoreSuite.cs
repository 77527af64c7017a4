using System.Globalization;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IDecisionStore"/> must do.</summary>
public static class DecisionStoreSuite
{
    /// <summary>The cases, each for a fresh store.</summary>
    public static IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases { get; } =
    [
        Case(nameof(IDecisionStore.AddDecisionAsync), "keeps evidence and decision, but not the history", async store =>
        {
            var record = Record(1);
            var kept = record with { Evidence = record.Evidence with { History = [] } };
            var added = await store.Decisions.AddDecisionAsync(Here, record with { Evidence = record.Evidence with { History = [Record(0).Evidence] } }).ConfigureAwait(false);
            Expect.Equal(kept, added, "the record as stored");
            Expect.Equal(kept, await store.Decisions.FindDecisionAsync(Here, Model, record.Key).ConfigureAwait(false), "the record as found");
        }),
        Case(nameof(IDecisionStore.AddDecisionAsync), "finds the earlier record of a known key", async store =>
        {
            await AddAsync(store, Record(1)).ConfigureAwait(false);
            var again = await AddAsync(store, Record(2) with { Key = Record(1).Key }).ConfigureAwait(false);
            Expect.Equal(Record(1), again, "the record");
            Expect.Equal(1, (await ListAsync(store, null, 10).ConfigureAwait(false)).Count, "records");
        }),
        Case(nameof(IDecisionStore.AddDecisionAsync), "of 30 at once with one key one stays", async store =>
        {
            var records = await Expect.AtOnceAsync(30, i => AddAsync(store, Record(i) with { Key = "window 7" })).ConfigureAwait(false);
            Expect.Equal(1, records.Select(record => record.Evidence.At).Distinct().Count(), "different records");
            Expect.Equal(1, (await ListAsync(store, null, 10).ConfigureAwait(false)).Count, "records");
        }),
        Case(nameof(IDecisionStore.AddDecisionAsync), "needs a key", store =>
            Expect.ThrowsAsync<ArgumentException>(() => AddAsync(store, Record(1) with { Key = "" }), "demand", "key")),
        Case(nameof(IDecisionStore.AddDecisionAsync), "canceled leaves nothing", async store =>
        {
            await Expect.CanceledAsync(token => store.Decisions.AddDecisionAsync(Here, Record(1), token)).ConfigureAwait(false);
            Expect.Equal(null, await store.Decisions.FindDecisionAsync(Here, Model, Record(1).Key).ConfigureAwait(false), "the record");
        }),
        Case(nameof(IDecisionStore.FindDecisionAsync), "answers null for an unknown key, another model and another environment", async store =>
        {
            await AddAsync(store, Record(1)).ConfigureAwait(false);
            Expect.Equal(null, await store.Decisions.FindDecisionAsync(Here, Model, "unknown").ConfigureAwait(false), "an unknown key");
            Expect.Equal(null, await store.Decisions.FindDecisionAsync(Here, "other", Record(1).Key).ConfigureAwait(false), "another model");
            Expect.Equal(null, await store.Decisions.FindDecisionAsync(Elsewhere, Model, Record(1).Key).ConfigureAwait(false), "another environment");
        }),
        Case(nameof(IDecisionStore.ListDecisionsAsync), "pages from the newest evidence, whatever the order of arrival", async store =>
        {
            foreach (var day in new Stack<int>(Enumerable.Range(1, 5)))
                await AddAsync(store, Record(day)).ConfigureAwait(false);
            var first = await ListAsync(store, null, 2).ConfigureAwait(false);
            var rest = await ListAsync(store, first[^1].Evidence.At, 10).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(1, 5).Reverse().Select(day => Record(day).Key), first.Concat(rest).Select(record => record.Key), "keys");
            Expect.Equal(0, (await store.Decisions.ListDecisionsAsync(Elsewhere, Model, null, null, 10).ConfigureAwait(false)).Count, "records elsewhere");
        }),
        Case(nameof(IDecisionStore.ListDecisionsAsync), "lists records of one time in the reverse order of arrival", async store =>
        {
            foreach (var key in new Stack<int>(Enumerable.Range(1, 3)))
                await AddAsync(store, Record(4) with { Key = string.Create(CultureInfo.InvariantCulture, $"key {key}") }).ConfigureAwait(false);
            Expect.Sequence(["key 1", "key 2", "key 3"], (await ListAsync(store, null, 10).ConfigureAwait(false)).Select(record => record.Key), "keys");
        }),
        Case(nameof(IDecisionStore.ListDecisionsAsync), "lists one action alone, and pages through it", async store =>
        {
            foreach (var day in Enumerable.Range(1, 6))
                await AddAsync(store, day % 2 == 0 ? Record(day) : Record(day) with { Decision = Record(day).Decision with { Action = LifecycleAction.RepairData } }).ConfigureAwait(false);
            var first = await store.Decisions.ListDecisionsAsync(Here, Model, LifecycleAction.RepairData, null, 2).ConfigureAwait(false);
            var rest = await store.Decisions.ListDecisionsAsync(Here, Model, LifecycleAction.RepairData, first[^1].Evidence.At, 2).ConfigureAwait(false);
            Expect.Sequence(["window 5", "window 3", "window 1"], first.Concat(rest).Select(record => record.Key), "keys");
            Expect.Equal(0, (await store.Decisions.ListDecisionsAsync(Here, Model, LifecycleAction.RollBack, null, 10).ConfigureAwait(false)).Count, "rollbacks");
        }),
    ];

    private static Task<DecisionRecord> AddAsync(StoreUnderTest store, DecisionRecord record) => store.Decisions.AddDecisionAsync(Here, record);

    private static Task<IReadOnlyList<DecisionRecord>> ListAsync(StoreUnderTest store, DateTimeOffset? before, int take) =>
        store.Decisions.ListDecisionsAsync(Here, Model, null, before, take);

    private static DecisionRecord Record(int day) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"window {day}"),
        Evidence = new()
        {
            Model = Model,
            At = Noon.AddDays(day),
            Champion = new(Model, 3),
            Window = new(Noon.AddDays(day - 7), Noon.AddDays(day)),
            Quality = [new() { Metric = "mae", Direction = Monitoring.MetricDirection.LowerIsBetter, Reference = 40, Current = 1.0 / 3, CurrentInterval = new(0.1, double.PositiveInfinity), IsMature = false }],
            Feed = [],
            IsRunOpen = false,
            LabelDelay = TimeSpan.FromDays(1),
        },
        Decision = new()
        {
            Model = Model,
            At = Noon.AddDays(day),
            Policy = "recommended",
            Action = LifecycleAction.Wait,
            Reasons = [new("cooldown", "last run 2 h ago", "2 days", "The last run ended 2 hours ago.")],
            Refused = [new(LifecycleAction.Retrain, [new("quality-drops", "unknown", "a drop of 2", "Labels are still coming.")])],
            NotBefore = Noon.AddDays(day + 1),
            Notices = ["temperature drifted: spring"],
            Sentence = "Wait until the labels are in.",
        },
    };
}
