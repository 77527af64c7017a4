using MlOps.Lifecycle.Registry;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class AliasRaceCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRegistryStore.MoveAliasAsync), "of 50 at once on one revision one wins and the others name the winner", async store =>
        {
            await RegisterManyAsync(store, 50).ConfigureAwait(false);
            var results = await Expect.AtOnceAsync(50, i => MoveAsync(store, i + 1, expectedRevision: 0)).ConfigureAwait(false);
            var winner = results.Single(result => result.Moved).Holder;
            Expect.True(results.All(result => result.Holder == winner), "Every loser should name the winner.");
            Expect.Equal(winner, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false), "the alias");
            Expect.Equal(1, (await MovesAsync(store).ConfigureAwait(false)).Count, "history");
        }),
        Case(nameof(IRegistryStore.MoveAliasAsync), "50 at once on any revision make one history without gaps", async store =>
        {
            await RegisterManyAsync(store, 5).ConfigureAwait(false);
            var results = await Expect.AtOnceAsync(50, i => MoveAsync(store, (i % 5) + 1)).ConfigureAwait(false);
            Expect.True(results.All(result => result.Moved), "Every move should happen.");
            var moves = await MovesAsync(store).ConfigureAwait(false);
            Expect.Equal(50, moves.Count, "history");
            GapFree(moves, await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false));
        }),
    ];
}
