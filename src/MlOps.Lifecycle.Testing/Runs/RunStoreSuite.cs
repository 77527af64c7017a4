using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IRunStore"/> must do.</summary>
public static class RunStoreSuite
{
    /// <summary>The cases, each for a fresh store.</summary>
    public static IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases { get; } =
        [.. RunStartCases.All, .. RunAdvanceCases.All, .. PromotionCases.All, .. PromotionRaceCases.All];
}
