using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Records files.</summary>
public static class PredictionRecorderExtensions
{
    /// <summary>Records a CSV of id, time, features, prediction and, where it is known already, label: all that is needed to watch a model that runs elsewhere.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <param name="model">The model.</param>
    /// <param name="path">
    /// The file. Columns are found as <see cref="IPredictionRecorder.RecordAsync"/> finds them; an empty prediction is a row that could not be scored,
    /// an empty label is not known yet. The file is read into memory, so that it is recorded as a whole or not at all: record larger feeds in several files.
    /// </param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="version">The version that answered; null when unknown.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many rows were new; rows whose id is known are left as they are, so recording a file again is harmless.</returns>
    /// <exception cref="LifecycleException">The model is unknown, the file is malformed, or a row is unusable; the message names file or model, column and row.</exception>
    public static async Task<int> RecordCsvAsync(
        this IPredictionRecorder recorder, ModelName model, string path, CsvFormat? format = null, ModelVersionId? version = null, CancellationToken cancellationToken = default)
    {
        using var table = CsvTable.Read(path, format: format);
        if (table.Batches is [var only])
            return await recorder.RecordAsync(model, only, version, cancellationToken).ConfigureAwait(false);
        var arrow = ArrowTypes.ToArrow(table.Schema);
        using var whole = new RecordBatch(
            arrow,
            table.Schema.Select((_, column) => ArrowArrayConcatenator.Concatenate([.. table.Batches.Select(batch => batch.Column(column))])),
            checked((int)table.RowCount));
        return await recorder.RecordAsync(model, whole, version, cancellationToken).ConfigureAwait(false);
    }
}
