using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Testing;

namespace Snippets;

/// <summary>A gate of one's own, used and held to the suite.</summary>
public static class AcceptanceOwnGateUse
{
    public static void Agree()
    {
        #region acceptance-use-own-gate
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a.AtMost("mae", 45).WorstDayAtMost("mae", 90));
        #endregion
        agreement.Gates.Should().HaveCount(3);
    }

    public static async Task Conform()
    {
        #region acceptance-conformance
        foreach (var one in GateConformance.Cases)
            await one.RunAsync(new WorstDayGate("mae", 90), CancellationToken.None);
        #endregion
    }
}
