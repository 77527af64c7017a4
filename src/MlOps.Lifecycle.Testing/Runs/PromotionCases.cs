using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class PromotionCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRunStore.PromoteAsync), "moves the alias, records the verdict, ends the run and writes the events", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var at = store.Clock.Move(TimeSpan.FromMinutes(1));
            var promotion = Promotion(run, expectedHolder: null);
            var result = await store.Runs.PromoteAsync(Here, promotion).ConfigureAwait(false);
            Expect.Equal(new(true, run.Candidate), result, "result");
            Expect.Equal(new AliasState(Champion, new(Model, 1), 1, at), await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false), "the alias");
            var move = (await MovesAsync(store).ConfigureAwait(false)).Single();
            Expect.Equal((promotion.Actor, promotion.Reason, at), (move.Actor, move.Reason, move.At), "the move");
            var verdict = (await store.Registry.ListVerdictsAsync(Here, new(Model, 1)).ConfigureAwait(false)).Single();
            Expect.Equal((VerdictOutcome.Accepted, promotion.Actor, promotion.Reason, at), (verdict.Outcome, verdict.Actor, verdict.Reason, verdict.At), "the verdict");
            Same(promotion.Run, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
            Same(promotion.Run, await store.Runs.FindFirstRunAsync(Here, Model, RunState.Promoted).ConfigureAwait(false));
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false), "the open run");
            var kinds = (await EventsAsync(store).ConfigureAwait(false)).Select(change => change.Kind).Order();
            Expect.Sequence([RegistryEventKind.Registered, RegistryEventKind.AliasMoved, RegistryEventKind.VerdictRecorded], kinds, "events");
        }),
        Case(nameof(IRunStore.PromoteAsync), "gives the verdict the words of the gates", async store =>
        {
            var run = Full(Run(1)) with { Candidate = new(Model, 1) };
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            await store.Runs.AdvanceRunAsync(Here, RunState.Triggered, run).ConfigureAwait(false);
            await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false);
            Expect.Equal(run.Verdict?.Sentence, (await store.Registry.ListVerdictsAsync(Here, new(Model, 1)).ConfigureAwait(false)).Single().Reason, "reason");
        }),
        Case(nameof(IRunStore.PromoteAsync), "replaces the expected holder", async store =>
        {
            await store.Runs.PromoteAsync(Here, Promotion(await EvaluatedAsync(store, 1).ConfigureAwait(false), null)).ConfigureAwait(false);
            var result = await store.Runs.PromoteAsync(Here, Promotion(await EvaluatedAsync(store, 2).ConfigureAwait(false), new(Model, 1))).ConfigureAwait(false);
            Expect.Equal(new(true, new(Model, 2)), result, "result");
            GapFree(await MovesAsync(store).ConfigureAwait(false), await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.PromoteAsync), "changes nothing when the alias is not what was expected, and names the holder", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var free = await FactsAsync(store, run).ConfigureAwait(false);
            Expect.Equal(new(false, null), await store.Runs.PromoteAsync(Here, Promotion(run, new(Model, 1))).ConfigureAwait(false), "a free alias that should have a holder");
            Expect.Equal(free, await FactsAsync(store, run).ConfigureAwait(false), "facts after the first refusal");

            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            await MoveAsync(store, 3).ConfigureAwait(false);
            var held = await FactsAsync(store, run).ConfigureAwait(false);
            foreach (var expected in new ModelVersionId?[] { null, new(Model, 2) })
                Expect.Equal(new(false, new(Model, 3)), await store.Runs.PromoteAsync(Here, Promotion(run, expected)).ConfigureAwait(false), $"an alias expected to hold {expected?.ToString() ?? "nothing"}");
            Expect.Equal(held, await FactsAsync(store, run).ConfigureAwait(false), "facts after the other refusals");
            Expect.Equal(RunState.Evaluated, held.State, "state of the run");
        }),
        Case(nameof(IRunStore.PromoteAsync), "changes nothing when the candidate does not exist", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var before = await FactsAsync(store, run).ConfigureAwait(false);
            var promotion = Promotion(run with { Candidate = new(Model, 9) }, null);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.PromoteAsync(Here, promotion), "demand@9", "demand@1").ConfigureAwait(false);
            Expect.Equal(before, await FactsAsync(store, run).ConfigureAwait(false), "facts");
        }),
        Case(nameof(IRunStore.PromoteAsync), "refuses a run that is unknown, not at its end, without candidate of its model, or rewritten", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var before = await FactsAsync(store, run).ConfigureAwait(false);
            var good = Promotion(run, null);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.PromoteAsync(Here, good with { Run = good.Run with { Id = Id(2) } }), Id(2).ToString()).ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.PromoteAsync(Here, good with { Run = run }), "Promoted").ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.PromoteAsync(Here, good with { Run = good.Run with { Candidate = null } }), "candidate").ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.PromoteAsync(Here, good with { Run = good.Run with { Candidate = new("other", 1) } }), "other@1").ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.PromoteAsync(Here, good with { Run = good.Run with { Steps = run.Steps } }), "read the run again").ConfigureAwait(false);
            Expect.Equal(before, await FactsAsync(store, run).ConfigureAwait(false), "facts");
        }),
        Case(nameof(IRunStore.PromoteAsync), "asked again after it happened says so and changes nothing", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false);
            var after = await FactsAsync(store, run).ConfigureAwait(false);
            Expect.Equal(new(true, new(Model, 1)), await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false), "the same promotion");
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            await MoveAsync(store, 2).ConfigureAwait(false);
            Expect.Equal(new(true, new(Model, 2)), await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false), "the same promotion after the alias moved on");
            Expect.Equal((after.Moves + 1, after.Verdicts, after.State), ((await MovesAsync(store).ConfigureAwait(false)).Count, (await FactsAsync(store, run).ConfigureAwait(false)).Verdicts, RunState.Promoted), "facts");
        }),
        Case(nameof(IRunStore.PromoteAsync), "refuses a run that was rejected meanwhile", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            await store.Runs.AdvanceRunAsync(Here, RunState.Evaluated, Next(run, RunState.Rejected)).ConfigureAwait(false);
            var before = await FactsAsync(store, run).ConfigureAwait(false);
            Expect.Equal(new(false, null), await store.Runs.PromoteAsync(Here, Promotion(run, null)).ConfigureAwait(false), "result");
            Expect.Equal(before, await FactsAsync(store, run).ConfigureAwait(false), "facts");
        }),
        Case(nameof(IRunStore.PromoteAsync), "canceled leaves nothing", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            var before = await FactsAsync(store, run).ConfigureAwait(false);
            await Expect.CanceledAsync(token => store.Runs.PromoteAsync(Here, Promotion(run, null), token)).ConfigureAwait(false);
            Expect.Equal(before, await FactsAsync(store, run).ConfigureAwait(false), "facts");
        }),
    ];
}
