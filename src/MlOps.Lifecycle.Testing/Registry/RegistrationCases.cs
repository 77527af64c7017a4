using MlOps.Lifecycle.Registry;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class RegistrationCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRegistryStore.RegisterAsync), "keeps every field and counts from 1", async store =>
        {
            var asked = Registration("k1");
            var version = await store.Registry.RegisterAsync(Here, asked).ConfigureAwait(false);
            var found = Expect.Present(await store.Registry.FindVersionAsync(Here, version.Id).ConfigureAwait(false), "the version");
            foreach (var seen in new[] { version, found })
            {
                Expect.Equal(new(Model, 1), seen.Id, "id");
                Expect.Equal(asked.Format, seen.Format, "format");
                Expect.Equal(asked.Artifact, seen.Artifact, "artifact");
                Expect.Equal(asked.CanonicalDigest, seen.CanonicalDigest, "canonical digest");
                Expect.Equal(asked.Inputs, seen.Inputs, "inputs");
                Expect.Equal(asked.Lineage, seen.Lineage, "lineage");
                Expect.Sequence(asked.Metrics, seen.Metrics, "metrics");
                Expect.Equal(asked.Actor, seen.RegisteredBy, "actor");
                Expect.Equal(asked.Reason, seen.Reason, "reason");
                Expect.Equal(asked.Key, seen.Key, "key");
                Expect.Equal(store.Clock.Now, seen.RegisteredAt, "time");
            }
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "keeps what is unknown as unknown", async store =>
        {
            var asked = Registration("k1") with { Lineage = new(), CanonicalDigest = default, Reason = "" };
            await store.Registry.RegisterAsync(Here, asked).ConfigureAwait(false);
            var found = Expect.Present(await store.Registry.FindVersionAsync(Here, new(Model, 1)).ConfigureAwait(false), "the version");
            Expect.Equal(new ModelLineage(), found.Lineage, "lineage");
            Expect.Equal(default, found.CanonicalDigest, "canonical digest");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "finds the version of a known key and writes nothing", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            var again = await store.Registry.RegisterAsync(Here, Registration("k1") with { Reason = "again" }).ConfigureAwait(false);
            Expect.Equal(1, again.Id.Number, "number");
            Expect.Equal(Registration("k1").Reason, again.Reason, "reason of the first");
            Expect.Equal(2, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "needs a key", store =>
            Expect.ThrowsAsync<ArgumentException>(() => store.Registry.RegisterAsync(Here, Registration("k1") with { Key = null }))),
        Case(nameof(IRegistryStore.RegisterAsync), "takes keys per model and numbers per model", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            Expect.Equal(new("Demand", 1), (await RegisterAsync(store, "k1", "Demand").ConfigureAwait(false)).Id, "the model of another case");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "100 at once are numbered 1 to 100", async store =>
        {
            var versions = await Expect.AtOnceAsync(100, i => RegisterAsync(store, $"k{i}")).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(1, 100), versions.Select(version => version.Id.Number).Order(), "numbers");
            Expect.Equal(100, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "50 at once with one key are one version", async store =>
        {
            var versions = await Expect.AtOnceAsync(50, _ => RegisterAsync(store, "k")).ConfigureAwait(false);
            Expect.Sequence([1], versions.Select(version => version.Id.Number).Distinct(), "numbers");
            Expect.Equal(1, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "canceled leaves nothing and takes no number", async store =>
        {
            await Expect.CanceledAsync(token => store.Registry.RegisterAsync(Here, Registration("k1"), token)).ConfigureAwait(false);
            Expect.Equal(0, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
            Expect.Equal(1, (await RegisterAsync(store, "k2").ConfigureAwait(false)).Id.Number, "the next number");
        }),
        Case(nameof(IRegistryStore.RegisterAsync), "environments do not see each other", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            Expect.Equal(null, await store.Registry.FindVersionAsync(Elsewhere, new(Model, 1)).ConfigureAwait(false), "the version elsewhere");
            Expect.Equal(0, (await store.Registry.ListModelsAsync(Elsewhere, null, 10).ConfigureAwait(false)).Count, "models elsewhere");
            Expect.Equal(0, (await store.Registry.ListEventsAsync(Elsewhere, Model, 0, 10).ConfigureAwait(false)).Count, "events elsewhere");
            Expect.Equal(1, (await store.Registry.RegisterAsync(Elsewhere, Registration("k2")).ConfigureAwait(false)).Id.Number, "number elsewhere");
        }),
        Case(nameof(IRegistryStore.FindVersionAsync), "answers null for what is not there", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            foreach (var id in new ModelVersionId[] { new(Model, 0), new(Model, 2), new(Model, -1), new("other", 1) })
                Expect.Equal(null, await store.Registry.FindVersionAsync(Here, id).ConfigureAwait(false), $"{id}");
        }),
        Case(nameof(IRegistryStore.ListVersionsAsync), "pages from the newest without gaps", async store =>
        {
            await RegisterManyAsync(store, 7).ConfigureAwait(false);
            var first = await store.Registry.ListVersionsAsync(Here, Model, null, 3).ConfigureAwait(false);
            var second = await store.Registry.ListVersionsAsync(Here, Model, first[^1].Id.Number, 3).ConfigureAwait(false);
            var third = await store.Registry.ListVersionsAsync(Here, Model, second[^1].Id.Number, 3).ConfigureAwait(false);
            Expect.Sequence([7, 6, 5, 4, 3, 2, 1], first.Concat(second).Concat(third).Select(version => version.Id.Number), "numbers");
            Expect.Equal(Registration("k7").Lineage, first[0].Lineage, "lineage in a listing");
        }),
        Case(nameof(IRegistryStore.ListModelsAsync), "pages in ordinal order and names only models with versions", async store =>
        {
            foreach (var model in new ModelName[] { "b", "B", "a.1", "a-1", "A", "a" })
                await RegisterAsync(store, "k", model).ConfigureAwait(false);
            await store.Registry.ListAliasesAsync(Here, "looked-at").ConfigureAwait(false);
            var first = await store.Registry.ListModelsAsync(Here, null, 4).ConfigureAwait(false);
            var second = await store.Registry.ListModelsAsync(Here, first[^1], 4).ConfigureAwait(false);
            Expect.Sequence(["A", "B", "a", "a-1", "a.1", "b"], first.Concat(second), "models");
        }),
        Case(nameof(IRegistryStore.ListEventsAsync), "pages in the order in which things happened, whatever the clock does", async store =>
        {
            await RegisterManyAsync(store, 3).ConfigureAwait(false);
            var before = store.Clock.Now;
            store.Clock.Move(TimeSpan.FromHours(-1));
            await RegisterAsync(store, "late").ConfigureAwait(false);
            var first = await store.Registry.ListEventsAsync(Here, Model, 0, 3).ConfigureAwait(false);
            var second = await store.Registry.ListEventsAsync(Here, Model, first[^1].Sequence, 3).ConfigureAwait(false);
            RegistryEvent[] all = [.. first, .. second];
            Expect.Sequence([1, 2, 3, 4], all.Select(change => change.Version.Number), "numbers");
            Expect.True(all.Zip(all.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence), "Sequences should grow.");
            Expect.Equal(before, all[^1].At, "the time of an event after the clock went back");
            Expect.Equal(RegistryEventKind.Registered, all[0].Kind, "kind");
            Expect.Equal(Registration("k1").Actor, all[0].Actor, "actor");
            Expect.Equal(Registration("k1").Reason, all[0].Reason, "reason");
        }),
    ];
}
