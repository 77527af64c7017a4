using System.Collections.Immutable;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The kinds of documents that this package writes itself; evidence and datasets bring their own form.</summary>
internal static class StoreDocuments
{
    public static Document<ModelLineage> Lineage { get; } = new("lineage", StoreJsonContext.Default.VersionedModelLineage);

    public static Document<TableSchema> Schema { get; } = new("schema", StoreJsonContext.Default.VersionedTableSchema);

    public static Document<ImmutableSortedDictionary<string, double>> Metrics { get; } = new("metrics", StoreJsonContext.Default.VersionedImmutableSortedDictionaryStringDouble);

    public static Document<TrainingRun> Run { get; } = new("record", StoreJsonContext.Default.VersionedTrainingRun);
}
