using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class PromotionRaceCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRunStore.PromoteAsync), "50 times at once promotes once", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var results = await Expect.AtOnceAsync(50, _ => store.Runs.PromoteAsync(Here, Promotion(run, null))).ConfigureAwait(false);
            Expect.Sequence([new(true, run.Candidate)], results.Distinct(), "results");
            var facts = await FactsAsync(store, run).ConfigureAwait(false);
            Expect.Equal((1, 1, RunState.Promoted), (facts.Moves, facts.Verdicts, facts.State), "moves, verdicts and state");
        }),
        Case(nameof(IRunStore.PromoteAsync), "against 49 people at once there is one winner and all losers name it", async store =>
        {
            await RegisterManyAsync(store, 50).ConfigureAwait(false);
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var results = await Expect.AtOnceAsync(50, async i =>
            {
                if (i == 25)
                {
                    var promoted = await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false);
                    return (Won: promoted.Promoted, promoted.Holder);
                }

                var moved = await MoveAsync(store, i + 1, expectedRevision: 0).ConfigureAwait(false);
                return (Won: moved.Moved, Holder: moved.Holder?.Version);
            }).ConfigureAwait(false);
            var winner = results.Single(result => result.Won).Holder;
            Expect.True(results.All(result => result.Holder == winner), "Every loser should name the winner.");
            var facts = await FactsAsync(store, run).ConfigureAwait(false);
            Expect.Equal(winner, facts.Holder?.Version, "the alias");
            Expect.Equal(1, facts.Moves, "moves");
            Expect.Equal(winner == run.Candidate, facts.State is RunState.Promoted, "whether the run was promoted");
            Expect.Equal(winner == run.Candidate ? 1 : 0, facts.Verdicts, "verdicts on the candidate");
        }),
    ];
}
