using Apache.Arrow;
using Apache.Arrow.Ipc;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

internal sealed class PredictionRecorder(IModelCatalog catalog, IMonitoringStore store, IBlobStore blobs, LifecycleEnvironment environment, TimeProvider clock) : IPredictionRecorder
{
    public async Task<int> RecordAsync(ModelName model, RecordBatch rows, ModelVersionId? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var plan = catalog.Get(model).Find<MonitoringPlan>() ?? new();
        if (version is { } answered && answered.Model != model)
            throw new LifecycleException($"Model '{model}': the rows are said to be answered by {answered}, a version of another model: record them for '{answered.Model}', or name a version of '{model}'. Nothing was recorded.");
        var schema = RecordedRoles.Resolve(model, plan, ArrowTypes.ToTableSchema(rows.Schema));
        var (id, time) = (RecordedRoles.Require(model, schema, ColumnRole.Id), RecordedRoles.Require(model, schema, ColumnRole.Time));
        if (rows.Length == 0)
            return 0;

        var cells = new RecordedCells(model, rows);
        var (ids, times) = (cells.Ids(id), cells.Times(time));
        var predictions = cells.Numbers(schema.WithRole(ColumnRole.Prediction).FirstOrDefault(), plan.Answers);
        var labels = cells.Numbers(schema.WithRole(ColumnRole.Label).FirstOrDefault(), plan.Answers);

        var now = clock.GetUtcNow();
        var blob = await WriteAsync(schema, rows, cancellationToken).ConfigureAwait(false);
        var added = await store.AddRowsAsync(
            environment.Name,
            model,
            new RecordedBatch { Blob = blob.Digest, Schema = schema, FirstTime = times.Min(), LastTime = times.Max(), Rows = rows.Length, RecordedAt = now },
            [.. ids.Select((row, i) => new RecordedRow { Id = row, Time = times[i], Version = predictions[i] is null ? null : version, Prediction = predictions[i] })],
            cancellationToken).ConfigureAwait(false);
        RecordedLabel[] known = [.. ids.Zip(labels).Where(row => row.Second is not null).Select(row => new RecordedLabel(row.First, row.Second!.Value, now))];
        if (known.Length > 0)
            await store.AddLabelsAsync(environment.Name, model, known, cancellationToken).ConfigureAwait(false);
        return added;
    }

    public async Task<int> RecordCsvAsync(
        ModelName model, string path, CsvFormat? format = null, ModelVersionId? version = null, CancellationToken cancellationToken = default)
    {
        var plan = catalog.Get(model).Find<MonitoringPlan>() ?? new();
        using var table = CsvTable.Read(path, format: format);
        var schema = RecordedRoles.Resolve(model, plan, table.Schema);
        RecordedRoles.RequireAnswers(model, path, schema);
        RecordedRoles.RefuseOddCells(model, path, schema, table.Inferred!);
        if (table.Batches is [var only])
            return await RecordAsync(model, only, version, cancellationToken).ConfigureAwait(false);
        using var whole = new RecordBatch(
            ArrowTypes.ToArrow(table.Schema),
            table.Schema.Select((_, column) => ArrowArrayConcatenator.Concatenate([.. table.Batches.Select(batch => batch.Column(column))])),
            checked((int)table.RowCount));
        return await RecordAsync(model, whole, version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Bytes first, then the row that names them: a crash in between leaves bytes that nothing names, never the other way round.</summary>
    private async Task<BlobInfo> WriteAsync(TableSchema schema, RecordBatch rows, CancellationToken cancellationToken)
    {
        var arrow = ArrowTypes.ToArrow(schema);
        using var content = new MemoryStream();
        using (var batch = new RecordBatch(arrow, schema.Select(column => ColumnGatherer.Gather(column, rows.Column(column.Name))), rows.Length))
        using (var writer = new ArrowFileWriter(content, arrow, leaveOpen: true))
        {
            await writer.WriteRecordBatchAsync(batch, cancellationToken).ConfigureAwait(false);
            await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
        }

        content.Position = 0;
        return await blobs.WriteAsync(content, cancellationToken).ConfigureAwait(false);
    }
}
