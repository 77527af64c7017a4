using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class SegmentFormatConformanceTests
{
    public static TheoryData<string> Names => [.. SegmentFormatConformance.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Arrow_keeps_the_contract(string name) =>
        SegmentFormatConformance.Cases.Single(c => c.Name == name).RunAsync(new ArrowSegmentFormat(), TestContext.Current.CancellationToken);
}
