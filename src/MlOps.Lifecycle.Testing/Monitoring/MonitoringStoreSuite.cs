using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IMonitoringStore"/> must do.</summary>
public static class MonitoringStoreSuite
{
    /// <summary>The cases, each for a fresh store.</summary>
    public static IReadOnlyList<ConformanceCase<StoreUnderTest>> Cases { get; } = [.. RowCases.All, .. LabelCases.All, .. WindowCases.All];
}
