using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.InMemory;

public sealed partial class InMemoryBackend : IMonitoringStore
{
    /// <inheritdoc/>
    public Task<int> AddRowsAsync(EnvironmentName environment, ModelName model, RecordedBatch batch, IReadOnlyList<RecordedRow> rows, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            MonitoringRules.Check(model, rows);
            var known = facts.Of(model);
            known.Batches.TryAdd(batch.Blob, batch);
            var added = 0;
            foreach (var row in rows)
            {
                var stored = new StoredRow(row with { Label = null, LabeledAt = null }, batch.Blob);
                if (!known.RowsById.TryAdd(row.Id, stored))
                    continue;
                known.RowsByTime.Add(stored);
                added++;
            }

            return added;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<int> AddLabelsAsync(EnvironmentName environment, ModelName model, IReadOnlyList<RecordedLabel> labels, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts =>
        {
            MonitoringRules.Check(model, labels);
            var known = facts.Of(model).Labels;
            return labels.Count(label => known.TryAdd(label.Id, label));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedRow>> ListRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<RecordedRow> (facts) =>
            [.. RowsIn(facts.Of(model), window).Select(stored => Label(facts.Of(model), stored.Row))], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedBatch>> ListBatchesAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<RecordedBatch> (facts) =>
            [.. RowsIn(facts.Of(model), window)
                .Select(stored => stored.Batch)
                .Distinct()
                .Select(blob => facts.Of(model).Batches[blob])
                .OrderBy(batch => batch.FirstTime)
                .ThenBy(batch => batch.Blob.Hex, StringComparer.Ordinal)], cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FindFirstTimeAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => facts.Of(model).RowsByTime.Min?.Row.Time, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedRow>> ListLastRowsAsync(EnvironmentName environment, ModelName model, DateTimeOffset before, int take, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<RecordedRow> (facts) =>
            [.. RowsIn(facts.Of(model), new(DateTimeOffset.MinValue, before)).Reverse().Take(take).Select(stored => Label(facts.Of(model), stored.Row))], cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        Atomically(environment, facts => (long)RowsIn(facts.Of(model), window).Count, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DateTimeOffset>> ListRecordingTimesAsync(EnvironmentName environment, ModelName model, TimeWindow recorded, CancellationToken cancellationToken = default) =>
        Atomically(environment, IReadOnlyList<DateTimeOffset> (facts) =>
            [.. facts.Of(model).Batches.Values.Select(batch => batch.RecordedAt).Where(recorded.Contains).Order()], cancellationToken);

    private static SortedSet<StoredRow> RowsIn(ModelFacts model, TimeWindow window) =>
        model.RowsByTime.GetViewBetween(StoredRow.Before(window.Start), StoredRow.Before(window.End));

    private static RecordedRow Label(ModelFacts model, RecordedRow row) =>
        model.Labels.TryGetValue(row.Id, out var label) ? row with { Label = label.Value, LabeledAt = label.At } : row;
}
