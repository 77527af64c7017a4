using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.InMemory;

/// <summary>What one environment holds about one dataset.</summary>
internal sealed class DatasetFacts
{
    /// <summary>By number: version n stands at n - 1.</summary>
    public List<DatasetVersion> Versions { get; } = [];

    public Dictionary<string, DatasetVersion> VersionsByKey { get; } = new(StringComparer.Ordinal);
}
