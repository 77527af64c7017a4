using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IRegistryStore"/> must do.</summary>
public static class RegistryStoreSuite
{
    /// <summary>The cases, each for a fresh store.</summary>
    public static IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases { get; } =
        [.. RegistrationCases.All, .. AliasCases.All, .. AliasRaceCases.All, .. VerdictCases.All];
}
