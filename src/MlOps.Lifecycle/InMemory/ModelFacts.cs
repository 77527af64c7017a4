using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.InMemory;

/// <summary>What one environment holds about one model.</summary>
internal sealed class ModelFacts
{
    /// <summary>By number: version n stands at n - 1.</summary>
    public List<ModelVersion> Versions { get; } = [];

    public Dictionary<string, ModelVersion> VersionsByKey { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, AliasState> Aliases { get; } = new(StringComparer.Ordinal);

    public List<AliasEvent> AliasEvents { get; } = [];

    public List<ModelVerdict> Verdicts { get; } = [];

    public List<RegistryEvent> Events { get; } = [];

    /// <summary>In the order in which they were started.</summary>
    public List<RunId> Runs { get; } = [];

    public Dictionary<string, RunId> RunsByKey { get; } = new(StringComparer.Ordinal);

    public Dictionary<ContentDigest, RecordedBatch> Batches { get; } = [];

    public Dictionary<string, StoredRow> RowsById { get; } = new(StringComparer.Ordinal);

    public SortedSet<StoredRow> RowsByTime { get; } = new(StoredRow.ByTime);

    public Dictionary<string, RecordedLabel> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>By evidence time, then by arrival.</summary>
    public List<DecisionRecord> Decisions { get; } = [];

    public ModelVersion? FindVersion(int number) => number >= 1 && number <= Versions.Count ? Versions[number - 1] : null;
}
