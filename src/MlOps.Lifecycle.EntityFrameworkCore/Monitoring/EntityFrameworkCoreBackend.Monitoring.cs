using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCoreBackend : IMonitoringStore
{
    private const string AddRowSql = """
        INSERT INTO mlops_row (environment, model, id, time, batch, version_model, version, prediction)
        VALUES (@environment, @model, @id, @time, @batch, @version_model, @version, @prediction)
        ON CONFLICT DO NOTHING
        """;

    private const string AddLabelSql = """
        INSERT INTO mlops_label (environment, model, id, value, at) VALUES (@environment, @model, @id, @value, @at)
        ON CONFLICT DO NOTHING
        """;

    public Task<int> AddRowsAsync(EnvironmentName environment, ModelName model, RecordedBatch batch, IReadOnlyList<RecordedRow> rows, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            Require(model.Value, "A model");
            MonitoringRules.Check(model, rows);
            var number = await FindOrAddBatchAsync(db, environment, model, batch, cancellationToken).ConfigureAwait(false);
            var command = RawCommand.Create(db, AddRowSql, "@environment", "@model", "@id", "@time", "@batch", "@version_model", "@version", "@prediction");
            await using (command.ConfigureAwait(false))
            {
                command.Set(0, environment.Value).Set(1, model.Value).Set(4, number);
                var added = 0;
                foreach (var row in rows)
                {
                    command.Set(2, row.Id).Set(3, row.Time.UtcTicks).Set(5, row.Version?.Model.Value).Set(6, row.Version?.Number).Set(7, row.Prediction);
                    added += await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                return added;
            }
        }, cancellationToken);

    public Task<int> AddLabelsAsync(EnvironmentName environment, ModelName model, IReadOnlyList<RecordedLabel> labels, CancellationToken cancellationToken = default) =>
        WriteAsync(environment, async db =>
        {
            Require(model.Value, "A model");
            MonitoringRules.Check(model, labels);
            var command = RawCommand.Create(db, AddLabelSql, "@environment", "@model", "@id", "@value", "@at");
            await using (command.ConfigureAwait(false))
            {
                command.Set(0, environment.Value).Set(1, model.Value);
                var added = 0;
                foreach (var label in labels)
                {
                    command.Set(2, label.Id).Set(3, label.Value).Set(4, label.At.UtcTicks);
                    added += await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                return added;
            }
        }, cancellationToken);

    public Task<IReadOnlyList<RecordedRow>> ListRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => ToRecordsAsync(
            MonitoringQueries.Rows(db, environment.Value, model.Value, window.Start.UtcTicks, window.End.UtcTicks), cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RecordedRow>> ListLastRowsAsync(EnvironmentName environment, ModelName model, DateTimeOffset before, int take, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => ToRecordsAsync(
            MonitoringQueries.LastRows(db, environment.Value, model.Value, before.UtcTicks, take), cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RecordedBatch>> ListBatchesAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<RecordedBatch>> (db) =>
        {
            var numbers = RowsIn(db, environment, model, window).Select(e => e.Batch);
            var batches = await db.Batches.Where(e => e.Environment == environment.Value && e.Model == model.Value && numbers.Contains(e.Number))
                .OrderBy(e => e.FirstTime).ThenBy(e => e.Blob).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. batches.Select(ToRecord)];
        }, cancellationToken);

    public Task<DateTimeOffset?> FindFirstTimeAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async db =>
        {
            var first = await db.Rows.Where(e => e.Environment == environment.Value && e.Model == model.Value)
                .OrderBy(e => e.Time).Select(e => (long?)e.Time).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return first is { } ticks ? Stamp.TimeOf(ticks) : (DateTimeOffset?)null;
        }, cancellationToken);

    public Task<long> CountRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, db => RowsIn(db, environment, model, window).LongCountAsync(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<DateTimeOffset>> ListRecordingTimesAsync(EnvironmentName environment, ModelName model, TimeWindow recorded, CancellationToken cancellationToken = default) =>
        ReadAsync(environment, async Task<IReadOnlyList<DateTimeOffset>> (db) =>
        {
            var (start, end) = (recorded.Start.UtcTicks, recorded.End.UtcTicks);
            var times = await db.Batches
                .Where(e => e.Environment == environment.Value && e.Model == model.Value && e.RecordedAt >= start && e.RecordedAt < end)
                .OrderBy(e => e.RecordedAt).Select(e => e.RecordedAt).ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. times.Select(Stamp.TimeOf)];
        }, cancellationToken);

    private static IQueryable<RowEntity> RowsIn(LifecycleDbContext db, EnvironmentName environment, ModelName model, TimeWindow window)
    {
        var (start, end) = (window.Start.UtcTicks, window.End.UtcTicks);
        return db.Rows.Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Time >= start && e.Time < end);
    }

    private async Task<long> FindOrAddBatchAsync(LifecycleDbContext db, EnvironmentName environment, ModelName model, RecordedBatch batch, CancellationToken cancellationToken)
    {
        var blob = batch.Blob.ToString();
        var known = await db.Batches.Where(e => e.Environment == environment.Value && e.Model == model.Value && e.Blob == blob)
            .Select(e => (long?)e.Number).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (known is { } number)
            return number;
        var stamp = await StampAsync(db, environment, 1, cancellationToken).ConfigureAwait(false);
        var entity = new BatchEntity
        {
            Environment = environment.Value,
            Model = model.Value,
            Number = stamp.Sequence,
            Blob = blob,
            Columns = StoreDocuments.Schema.Write(batch.Schema),
            FirstTime = batch.FirstTime.UtcTicks,
            LastTime = batch.LastTime.UtcTicks,
            Rows = batch.Rows,
            RecordedAt = batch.RecordedAt.UtcTicks,
        };
        await AddAsync(db, cancellationToken, entity).ConfigureAwait(false);
        return entity.Number;
    }

    private static async Task<IReadOnlyList<RecordedRow>> ToRecordsAsync(IAsyncEnumerable<LabeledRow> rows, CancellationToken cancellationToken)
    {
        var records = new List<RecordedRow>();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            records.Add(row.ToRecord());
        return records;
    }

    private static RecordedBatch ToRecord(BatchEntity entity) => new()
    {
        Blob = ContentDigest.Parse(entity.Blob),
        Schema = StoreDocuments.Schema.Read(entity.Columns, $"batch {entity.Blob} of model '{entity.Model}'"),
        FirstTime = Stamp.TimeOf(entity.FirstTime),
        LastTime = Stamp.TimeOf(entity.LastTime),
        Rows = entity.Rows,
        RecordedAt = Stamp.TimeOf(entity.RecordedAt),
    };
}
