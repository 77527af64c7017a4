using System.Collections.Immutable;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Reads recorded batches back, cut to a window, in order of time, with the labels known by now beside them.</summary>
internal sealed class InputReader(IMonitoringStore store, IBlobStore blobs, LifecycleEnvironment environment)
{
    private const string DefaultLabel = "label";

    public async Task<ImmutableArray<RecordedInputs>> ReadAsync(ModelName model, MonitoringPlan plan, TimeWindow window, CancellationToken cancellationToken)
    {
        var rows = (await store.ListRowsAsync(environment.Name, model, window, cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var batches = await store.ListBatchesAsync(environment.Name, model, window, cancellationToken).ConfigureAwait(false);
        var groups = new List<InputGroup>();
        try
        {
            // A row that was recorded twice stays as it was first: taken rows leave the dictionary.
            foreach (var batch in batches.OrderBy(batch => batch.RecordedAt).ThenBy(batch => batch.Blob.Hex, StringComparer.Ordinal))
            {
                var schema = RecordedRoles.Resolve(model, plan, batch.Schema);
                var group = groups.Find(known => known.Fits(schema));
                if (group is null)
                    groups.Add(group = new(schema));
                group.Add(schema, await OpenAsync(model, batch, cancellationToken).ConfigureAwait(false), rows);
            }

            return [.. groups.Where(group => group.Count > 0).Select(group => group.Build(LabelOf(plan, group.Schema)))];
        }
        finally
        {
            foreach (var group in groups)
                group.Dispose();
        }
    }

    private async Task<RecordBatch> OpenAsync(ModelName model, RecordedBatch batch, CancellationToken cancellationToken)
    {
        var content = await blobs.OpenReadAsync(batch.Blob, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            using var reader = new ArrowFileReader(content, ManagedMemory.Allocator, leaveOpen: true);
            return await reader.ReadNextRecordBatchAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new LifecycleException($"Blob {batch.Blob} of model '{model}', recorded at {batch.RecordedAt:O}, holds no rows: it was not written by this library.");
        }
    }

    /// <summary>The column in which labels are joined: as the plan declares it, else as it was recorded, else a number called <c>label</c>.</summary>
    private static ColumnSchema LabelOf(MonitoringPlan plan, TableSchema recorded)
    {
        var known = recorded.WithRole(ColumnRole.Label).FirstOrDefault();
        var declared = plan.Columns?.WithRole(ColumnRole.Label).FirstOrDefault() ?? known;
        return (declared ?? new ColumnSchema { Name = DefaultLabel, Type = ColumnType.Number }) with { Role = ColumnRole.Label, IsNullable = true };
    }
}
