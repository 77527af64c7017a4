using MlOps.Lifecycle.Acceptance;

namespace MlOps.Lifecycle.Tests.Acceptance;

internal static class AgreementGates
{
    /// <summary>The gate that was added last.</summary>
    public static IGate Gate(this IAgreementBuilder builder) => ((AgreementBuilder)builder).Build().Gates[^1];
}
