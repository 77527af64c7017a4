using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Testing;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Acceptance;

public sealed class GateConformanceTests
{
    private static readonly Dictionary<string, IGate> Gates = new(StringComparer.Ordinal)
    {
        ["at-most"] = new AgreementBuilder("a").AtMost("mae", 1).Gate(),
        ["at-least"] = new AgreementBuilder("a").AtLeast("auc", 0.9).Gate(),
        ["better-than-champion"] = new AgreementBuilder("a").BetterThanChampion("mae", margin: 0).Gate(),
        ["not-worse-than-champion"] = new AgreementBuilder("a").NotWorseThanChampion("mae", margin: 0.1, confidence: 0.9).Gate(),
        ["leak-guard"] = new LeakGuardGate(),
    };

    public static TheoryData<string, string> Cases() =>
        [.. from gate in Gates.Keys from demand in GateConformance.Cases select (gate, demand.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Gate_keeps_the_contract(string gate, string demand) =>
        GateConformance.Cases.Single(known => known.Name == demand).RunAsync(Gates[gate], TestContext.Current.CancellationToken);

    [Fact]
    public void No_gate_is_left_out()
    {
        typeof(IGate).Assembly.GetTypes().Where(type => type is { IsClass: true } && typeof(IGate).IsAssignableFrom(type))
            .Except(Gates.Values.Select(gate => gate.GetType())).Should().BeEmpty();
        Gates.Should().OnlyContain(gate => gate.Value.Kind == gate.Key);
    }

    [Fact]
    public void Every_gate_has_a_page_with_the_same_headings()
    {
        foreach (var kind in Gates.Keys)
            PageHeadings.ShouldBeOn($"acceptance/{kind}.md");
    }
}
