using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class RunAdvanceCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRunStore.AdvanceRunAsync), "keeps every field of the next record", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            var full = Full(run);
            Expect.True(await store.Runs.AdvanceRunAsync(Here, RunState.Triggered, full).ConfigureAwait(false), "The run should advance.");
            Same(full, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
            Same(full, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "answers false and changes nothing when the run is in another state", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Expect.Equal(false, await store.Runs.AdvanceRunAsync(Here, RunState.DataReady, Next(run, RunState.Trained)).ConfigureAwait(false), "advanced");
            Same(run, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "never opens an ended run", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            var ended = Next(run, RunState.Rejected);
            await store.Runs.AdvanceRunAsync(Here, RunState.Triggered, ended).ConfigureAwait(false);
            Expect.Equal(false, await store.Runs.AdvanceRunAsync(Here, RunState.Rejected, Next(ended, RunState.Trained)).ConfigureAwait(false), "advanced");
            Same(ended, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "refuses to promote, because the alias would not move", async store =>
        {
            var run = await EvaluatedAsync(store, 1).ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.AdvanceRunAsync(Here, RunState.Evaluated, Next(run, RunState.Promoted)), nameof(IRunStore.PromoteAsync)).ConfigureAwait(false);
            Same(run, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "refuses a record that drops or changes steps", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            var next = Next(run, RunState.DataReady);
            foreach (var wrong in new[] { next with { Steps = run.Steps }, next with { Steps = next.Steps.RemoveAt(0) }, next with { Steps = next.Steps.SetItem(0, new(RunState.Triggered, Noon, "rewritten")) }, next with { Key = "another" } })
                await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.AdvanceRunAsync(Here, RunState.Triggered, wrong), run.Id.ToString(), "read the run again").ConfigureAwait(false);
            Same(run, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "throws for an unknown run", async store =>
        {
            var next = Next(Run(1), RunState.DataReady);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.AdvanceRunAsync(Here, RunState.Triggered, next), Id(1).ToString(), "production").ConfigureAwait(false);
            await store.Runs.StartRunAsync(Elsewhere, Run(1)).ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.AdvanceRunAsync(Here, RunState.Triggered, next)).ConfigureAwait(false);
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "of 20 at once one advances", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            var results = await Expect.AtOnceAsync(20, _ => store.Runs.AdvanceRunAsync(Here, RunState.Triggered, Next(run, RunState.DataReady))).ConfigureAwait(false);
            Expect.Equal(1, results.Count(advanced => advanced), "advances");
            Expect.Equal(2, (await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false))?.Steps.Length, "steps");
        }),
        Case(nameof(IRunStore.AdvanceRunAsync), "canceled leaves the run as it was", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            await Expect.CanceledAsync(token => store.Runs.AdvanceRunAsync(Here, RunState.Triggered, Next(run, RunState.DataReady), token)).ConfigureAwait(false);
            Same(run, await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false));
        }),
    ];
}
