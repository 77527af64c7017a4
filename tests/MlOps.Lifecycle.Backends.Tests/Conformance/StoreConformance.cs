using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Backends.Tests.Conformance;

/// <summary>Runs every case of the store suites against one backend.</summary>
public abstract class StoreConformance
{
    public static TheoryData<string> Registry => Names(RegistryStoreSuite.Cases);

    public static TheoryData<string> Runs => Names(RunStoreSuite.Cases);

    public static TheoryData<string> Monitoring => Names(MonitoringStoreSuite.Cases);

    public static TheoryData<string> Decisions => Names(DecisionStoreSuite.Cases);

    public static TheoryData<string> Datasets => Names(DatasetStoreSuite.Cases);

    [Theory]
    [MemberData(nameof(Registry))]
    public Task Registry_meets_the_contract(string demand) => RunAsync(RegistryStoreSuite.Cases, demand);

    [Theory]
    [MemberData(nameof(Runs))]
    public Task Runs_meet_the_contract(string demand) => RunAsync(RunStoreSuite.Cases, demand);

    [Theory]
    [MemberData(nameof(Monitoring))]
    public Task Monitoring_meets_the_contract(string demand) => RunAsync(MonitoringStoreSuite.Cases, demand);

    [Theory]
    [MemberData(nameof(Decisions))]
    public Task Decisions_meet_the_contract(string demand) => RunAsync(DecisionStoreSuite.Cases, demand);

    [Theory]
    [MemberData(nameof(Datasets))]
    public Task Datasets_meet_the_contract(string demand) => RunAsync(DatasetStoreSuite.Cases, demand);

    /// <summary>A fresh backend; what it needs is gone after the case.</summary>
    private protected abstract Task UseAsync(ManualClock clock, Func<object, Task> use);

    private Task RunAsync(IReadOnlyList<ConformanceCase<StoreUnderTest>> cases, string demand)
    {
        var clock = new ManualClock(new(2012, 3, 4, 5, 6, 7, TimeSpan.Zero));
        return UseAsync(clock, backend => cases.Single(c => c.Name == demand).RunAsync(new(backend, clock), TestContext.Current.CancellationToken));
    }

    private static TheoryData<string> Names(IReadOnlyList<ConformanceCase<StoreUnderTest>> cases) => [.. cases.Select(c => c.Name)];
}
