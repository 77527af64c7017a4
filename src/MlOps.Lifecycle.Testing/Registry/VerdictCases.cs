using MlOps.Lifecycle.Registry;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.StoreCase;

namespace MlOps.Lifecycle.Testing;

internal static class VerdictCases
{
    public static IEnumerable<ConformanceCase<StoreUnderTest>> All =>
    [
        Case(nameof(IRegistryStore.RecordVerdictAsync), "dates the verdict and writes its event", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            var at = store.Clock.Move(TimeSpan.FromHours(1));
            var asked = Verdict(1, VerdictOutcome.Rejected, "recall in DE is 0.64");
            var recorded = await store.Registry.RecordVerdictAsync(Here, asked).ConfigureAwait(false);
            Expect.Equal(asked with { At = at }, recorded, "verdict");
            var change = (await EventsAsync(store).ConfigureAwait(false))[^1];
            Expect.Equal((RegistryEventKind.VerdictRecorded, (VerdictOutcome?)VerdictOutcome.Rejected, recorded.Reason, at), (change.Kind, change.Outcome, change.Reason, change.At), "event");
        }),
        Case(nameof(IRegistryStore.RecordVerdictAsync), "throws for a version that does not exist", async store =>
        {
            await Expect.ThrowsAsync<LifecycleException>(() => store.Registry.RecordVerdictAsync(Here, Verdict(1, VerdictOutcome.Accepted, "")), "demand@1", "no versions").ConfigureAwait(false);
            Expect.Equal(0, (await EventsAsync(store).ConfigureAwait(false)).Count, "events");
        }),
        Case(nameof(IRegistryStore.RecordVerdictAsync), "canceled leaves nothing", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            await Expect.CanceledAsync(token => store.Registry.RecordVerdictAsync(Here, Verdict(1, VerdictOutcome.Accepted, ""), token)).ConfigureAwait(false);
            Expect.Equal(0, (await store.Registry.ListVerdictsAsync(Here, new(Model, 1)).ConfigureAwait(false)).Count, "verdicts");
        }),
        Case(nameof(IRegistryStore.ListVerdictsAsync), "keeps every verdict of a version, oldest first", async store =>
        {
            await RegisterManyAsync(store, 2).ConfigureAwait(false);
            await store.Registry.RecordVerdictAsync(Here, Verdict(1, VerdictOutcome.Inconclusive, "too few rows")).ConfigureAwait(false);
            await store.Registry.RecordVerdictAsync(Here, Verdict(2, VerdictOutcome.Rejected, "worse")).ConfigureAwait(false);
            await store.Registry.RecordVerdictAsync(Here, Verdict(1, VerdictOutcome.Accepted, "better")).ConfigureAwait(false);
            var verdicts = await store.Registry.ListVerdictsAsync(Here, new(Model, 1)).ConfigureAwait(false);
            Expect.Sequence([VerdictOutcome.Inconclusive, VerdictOutcome.Accepted], verdicts.Select(verdict => verdict.Outcome), "outcomes");
            Expect.Sequence(["too few rows", "better"], verdicts.Select(verdict => verdict.Reason), "reasons");
            Expect.Equal(0, (await store.Registry.ListVerdictsAsync(Elsewhere, new(Model, 1)).ConfigureAwait(false)).Count, "verdicts elsewhere");
        }),
        Case(nameof(IRegistryStore.RecordVerdictAsync), "40 at once are all kept", async store =>
        {
            await RegisterManyAsync(store, 1).ConfigureAwait(false);
            await Expect.AtOnceAsync(40, i => store.Registry.RecordVerdictAsync(Here, Verdict(1, VerdictOutcome.Accepted, $"r{i:00}"))).ConfigureAwait(false);
            var verdicts = await store.Registry.ListVerdictsAsync(Here, new(Model, 1)).ConfigureAwait(false);
            Expect.Sequence(Enumerable.Range(0, 40).Select(i => $"r{i:00}"), verdicts.Select(verdict => verdict.Reason).Order(StringComparer.Ordinal), "reasons");
        }),
    ];

    private static ModelVerdict Verdict(int number, VerdictOutcome outcome, string reason) =>
        new() { Version = new(Model, number), Outcome = outcome, Actor = "risk-expert", Reason = reason };
}
