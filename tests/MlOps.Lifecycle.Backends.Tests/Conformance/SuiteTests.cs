using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Testing;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Backends.Tests.Conformance;

/// <summary>No method of a store contract is without a case, and no case is lost by a double name.</summary>
public sealed class SuiteTests
{
    private static readonly (Type Contract, IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases)[] Suites =
    [
        (typeof(IRegistryStore), RegistryStoreSuite.Cases),
        (typeof(IRunStore), RunStoreSuite.Cases),
        (typeof(IMonitoringStore), MonitoringStoreSuite.Cases),
        (typeof(IDecisionStore), DecisionStoreSuite.Cases),
        (typeof(IDatasetStore), DatasetStoreSuite.Cases),
    ];

    [Fact]
    public void Every_store_method_has_a_case() =>
        (from suite in Suites
         from method in suite.Contract.GetMethods()
         where suite.Cases.All(c => MethodOf(c) != method.Name)
         select $"{suite.Contract.Name}.{method.Name}").Should().BeEmpty();

    [Fact]
    public void Every_case_names_a_method_and_has_its_own_name()
    {
        foreach (var (contract, cases) in Suites)
        {
            cases.Select(MethodOf).Should().BeSubsetOf(contract.GetMethods().Select(method => method.Name));
            cases.Select(c => c.Name).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void Every_store_contract_has_a_suite() =>
        typeof(IRegistryStore).Assembly.GetExportedTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Store", StringComparison.Ordinal) && type.Name is not "IBlobStore")
            .Should().BeEquivalentTo(Suites.Select(suite => suite.Contract));

    private static string MethodOf(ConformanceCase<StoreUnderTest> demand) => demand.Name.Split(':')[0];
}
