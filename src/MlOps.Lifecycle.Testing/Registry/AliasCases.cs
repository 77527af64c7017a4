using MlOps.Lifecycle.Registry;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class AliasCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRegistryStore.MoveAliasAsync), "gives a free alias and writes history and event", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            var since = store.Clock.Move(TimeSpan.FromMinutes(5));
            var result = await MoveAsync(store, 2, expectedRevision: 0).ConfigureAwait(false);
            Expect.Equal(new(true, new(Champion, new(Model, 2), 1, since)), result, "result");
            Expect.Equal(result.Holder, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false), "the alias");
            var expected = new AliasEvent { Alias = Champion, Revision = 1, From = null, To = new(Model, 2), At = since, Actor = "ada", Reason = "to 2" };
            Expect.Sequence([expected], await MovesAsync(store).ConfigureAwait(false), "history");
            var change = (await EventsAsync(store).ConfigureAwait(false))[^1];
            Expect.Equal((RegistryEventKind.AliasMoved, new(Model, 2), (AliasName?)Champion, (ModelVersionId?)null, since), (change.Kind, change.Version, change.Alias, change.From, change.At), "event");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "moves on the expected revision and refuses any other, naming the holder", async store =>
        {
            await RegisterManyAsync(store, 3).ConfigureAwait(false);
            await MoveAsync(store, 1).ConfigureAwait(false);
            Expect.True((await MoveAsync(store, 2, expectedRevision: 1).ConfigureAwait(false)).Moved, "The expected revision should do.");
            foreach (var stale in Enumerable.Range(0, 4).Where(revision => revision != 2))
            {
                var refused = await MoveAsync(store, 3, stale).ConfigureAwait(false);
                Expect.Equal((false, (ModelVersionId?)new(Model, 2), (int?)2), (refused.Moved, refused.Holder?.Version, refused.Holder?.Revision), $"a move that expects revision {stale}");
            }

            GapFree(await MovesAsync(store).ConfigureAwait(false), await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false));
            Expect.Equal(5, (await EventsAsync(store).ConfigureAwait(false)).Count, "events of 3 registrations and 2 moves");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "refuses a move of a free alias that expects a holder", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            Expect.Equal(new(false, null), await MoveAsync(store, 1, expectedRevision: 1).ConfigureAwait(false), "result");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "throws for a version that does not exist and names the newest", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => MoveAsync(store, 7), "demand@7", "demand@2", "production").ConfigureAwait(false);
            Expect.Equal(null, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false), "the alias");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "canceled leaves nothing", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            await Expect.CanceledAsync(token => store.Registry.MoveAliasAsync(Here, Move(1), token)).ConfigureAwait(false);
            Expect.Equal(null, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false), "the alias");
            Expect.Equal(0, (await MovesAsync(store).ConfigureAwait(false)).Count, "history");
            Expect.Equal(1, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "never dates a move before the one before, whatever the clock does", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            await MoveAsync(store, 1).ConfigureAwait(false);
            store.Clock.Move(TimeSpan.FromDays(-2));
            await MoveAsync(store, 2).ConfigureAwait(false);
            GapFree(await MovesAsync(store).ConfigureAwait(false), await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false));
        }),
        Case(nameof(IRegistryStore.FindAliasAsync), "keeps aliases, models and environments apart", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            await MoveAsync(store, 1).ConfigureAwait(false);
            await MoveAsync(store, 2, alias: "Champion").ConfigureAwait(false);
            Expect.Equal(1, (await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false))?.Version.Number, "champion");
            Expect.Equal(2, (await store.Registry.FindAliasAsync(Here, Model, "Champion").ConfigureAwait(false))?.Version.Number, "Champion");
            Expect.Equal(null, await store.Registry.FindAliasAsync(Here, "other", Champion).ConfigureAwait(false), "another model");
            Expect.Equal(null, await store.Registry.FindAliasAsync(Elsewhere, Model, Champion).ConfigureAwait(false), "another environment");
        }),
        Case(nameof(IRegistryStore.ResolveAsync), "finds the version in the slot, and null in a free one", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            Expect.Equal(null, await store.Registry.ResolveAsync(Here, Model, Champion).ConfigureAwait(false), "a free alias");
            await MoveAsync(store, 1).ConfigureAwait(false);
            await MoveAsync(store, 2).ConfigureAwait(false);
            var version = Expect.Present(await store.Registry.ResolveAsync(Here, Model, Champion).ConfigureAwait(false), "the champion");
            Expect.Equal("k2", version.Key, "key");
            Expect.Equal(Registration("k2").Artifact, version.Artifact, "artifact");
            Expect.Equal(null, await store.Registry.ResolveAsync(Elsewhere, Model, Champion).ConfigureAwait(false), "another environment");
        }),
        Case(nameof(IRegistryStore.ListAliasesAsync), "lists what is held, by name", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            foreach (var alias in new AliasName[] { "shadow", "Champion", "champion" })
                await MoveAsync(store, 1, alias: alias).ConfigureAwait(false);
            var aliases = await store.Registry.ListAliasesAsync(Here, Model).ConfigureAwait(false);
            Expect.Sequence(["Champion", "champion", "shadow"], aliases.Select(state => state.Alias), "aliases");
        }),
        Case(nameof(IRegistryStore.ListAliasEventsAsync), "lists the moves of one alias only, oldest first", async store =>
        {
            List<int> history = [1, 3, 2, 2];
            await RegisterManyAsync(store, 3).ConfigureAwait(false);
            foreach (var number in history)
            {
                await MoveAsync(store, number).ConfigureAwait(false);
                await MoveAsync(store, 1, alias: "shadow").ConfigureAwait(false);
            }

            var moves = await MovesAsync(store).ConfigureAwait(false);
            Expect.Sequence(history, moves.Select(move => move.To.Number), "history");
            GapFree(moves, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false));
        }),
    ];
}
