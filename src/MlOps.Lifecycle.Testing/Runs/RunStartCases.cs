using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class RunStartCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRunStore.StartRunAsync), "starts a run that is open until it ends", async store =>
        {
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false), "the open run before");
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Same(Run(1), run);
            Same(run, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false));
            await store.Runs.AdvanceRunAsync(Here, run.State, Next(run, RunState.Rejected)).ConfigureAwait(false);
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false), "the open run after");
        }),
        Case(nameof(IRunStore.StartRunAsync), "finds the run of a known key, open or ended", async store =>
        {
            var run = await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Expect.Equal(Id(1), (await store.Runs.StartRunAsync(Here, Run(2, run.Key)).ConfigureAwait(false)).Id, "the run of the key");
            await store.Runs.AdvanceRunAsync(Here, run.State, Next(run, RunState.Failed)).ConfigureAwait(false);
            var again = await store.Runs.StartRunAsync(Here, Run(3, run.Key)).ConfigureAwait(false);
            Expect.Equal((Id(1), RunState.Failed), (again.Id, again.State), "the ended run of the key");
            Expect.Equal(1, (await store.Runs.ListRunsAsync(Here, Model, 10).ConfigureAwait(false)).Count, "runs");
        }),
        Case(nameof(IRunStore.StartRunAsync), "refuses a second open run of a model and names the open one", async store =>
        {
            await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Expect.Equal(Id(1), (await store.Runs.StartRunAsync(Here, Run(2)).ConfigureAwait(false)).Id, "the open run");
            Expect.Equal(null, await store.Runs.FindRunAsync(Here, Id(2)).ConfigureAwait(false), "the refused run");
            Expect.Equal(Id(3), (await store.Runs.StartRunAsync(Here, Run(3, model: "other")).ConfigureAwait(false)).Id, "a run of another model");
            Expect.Equal(Id(4), (await store.Runs.StartRunAsync(Elsewhere, Run(4)).ConfigureAwait(false)).Id, "a run in another environment");
        }),
        Case(nameof(IRunStore.StartRunAsync), "of 50 at once one starts and all others get it", async store =>
        {
            var runs = await Expect.AtOnceAsync(50, i => store.Runs.StartRunAsync(Here, Run(i + 1))).ConfigureAwait(false);
            Expect.Equal(1, runs.Select(run => run.Id).Distinct().Count(), "different runs");
            Expect.Equal(1, (await store.Runs.ListRunsAsync(Here, Model, 100).ConfigureAwait(false)).Count, "runs");
        }),
        Case(nameof(IRunStore.StartRunAsync), "refuses a run that is beyond its start, has no key, or takes another run's id", async store =>
        {
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.StartRunAsync(Here, Next(Run(1), RunState.Trained)), "Triggered").ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => store.Runs.StartRunAsync(Here, Run(1, key: "")), "key").ConfigureAwait(false);
            await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            await Expect.ThrowsAsync<LifecycleException>(() => store.Runs.StartRunAsync(Here, Run(1, model: "other")), Id(1).ToString()).ConfigureAwait(false);
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, "other").ConfigureAwait(false), "a run of the other model");
        }),
        Case(nameof(IRunStore.StartRunAsync), "canceled leaves nothing", async store =>
        {
            await Expect.CanceledAsync(token => store.Runs.StartRunAsync(Here, Run(1), token)).ConfigureAwait(false);
            Expect.Equal(null, await store.Runs.FindRunAsync(Here, Id(1)).ConfigureAwait(false), "the run");
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, Model).ConfigureAwait(false), "the open run");
        }),
        Case(nameof(IRunStore.FindRunAsync), "answers null for an unknown run and in another environment", async store =>
        {
            await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Expect.Equal(null, await store.Runs.FindRunAsync(Here, Id(2)).ConfigureAwait(false), "an unknown run");
            Expect.Equal(null, await store.Runs.FindRunAsync(Elsewhere, Id(1)).ConfigureAwait(false), "the run elsewhere");
        }),
        Case(nameof(IRunStore.FindOpenRunAsync), "answers for one model in one environment", async store =>
        {
            await store.Runs.StartRunAsync(Here, Run(1)).ConfigureAwait(false);
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Here, "other").ConfigureAwait(false), "another model");
            Expect.Equal(null, await store.Runs.FindOpenRunAsync(Elsewhere, Model).ConfigureAwait(false), "another environment");
        }),
        Case(nameof(IRunStore.ListRunsAsync), "lists the newest first, by the order of their start", async store =>
        {
            await EndedAsync(store, RunState.Rejected, RunState.Failed, RunState.Rejected, RunState.Escalated).ConfigureAwait(false);
            var runs = await store.Runs.ListRunsAsync(Here, Model, 3).ConfigureAwait(false);
            Expect.Sequence([Id(4), Id(3), Id(2)], runs.Select(run => run.Id), "runs");
            Expect.Equal(0, (await store.Runs.ListRunsAsync(Here, "other", 3).ConfigureAwait(false)).Count, "runs of another model");
        }),
        Case(nameof(IRunStore.FindFirstRunAsync), "finds the oldest run in a state", async store =>
        {
            await EndedAsync(store, RunState.Failed, RunState.Rejected, RunState.Rejected).ConfigureAwait(false);
            Expect.Equal(Id(2), (await store.Runs.FindFirstRunAsync(Here, Model, RunState.Rejected).ConfigureAwait(false))?.Id, "the first rejected run");
            Expect.Equal(null, await store.Runs.FindFirstRunAsync(Here, Model, RunState.Promoted).ConfigureAwait(false), "the first promoted run");
            Expect.Equal(null, await store.Runs.FindFirstRunAsync(Elsewhere, Model, RunState.Rejected).ConfigureAwait(false), "the first rejected run elsewhere");
        }),
    ];

    /// <summary>Runs 1, 2, 3 and so on, one after another. The ids of later runs sort first, so that order by id would be found out.</summary>
    private static async Task EndedAsync(StoreUnderTest store, params RunState[] ends)
    {
        for (var i = 0; i < ends.Length; i++)
        {
            var run = await store.Runs.StartRunAsync(Here, Run(i + 1) with { StartedAt = Noon.AddDays(-i) }).ConfigureAwait(false);
            Expect.True(await store.Runs.AdvanceRunAsync(Here, run.State, Next(run, ends[i])).ConfigureAwait(false), "The run should end.");
        }
    }
}
