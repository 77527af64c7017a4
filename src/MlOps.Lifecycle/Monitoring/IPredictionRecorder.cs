using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Records what a model was shown and what it answered.</summary>
/// <remarks>A thread-safe singleton. When the task completes the rows are durable.</remarks>
public interface IPredictionRecorder
{
    /// <summary>Records a batch. Its schema may differ from what the model wants: that is how a broken feed is noticed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">
    /// One column for the row's id (text or whole numbers, unique within the model), one for its time (timestamp or date, in UTC, kept to the microsecond), and the inputs;
    /// where the model answered, also the prediction; where the truth is known already, also the label. These columns are those that the model's
    /// monitoring plan names, else those with the role in their Arrow metadata, else those called <c>id</c>, <c>time</c>, <c>prediction</c> and
    /// <c>label</c>. A missing prediction is a row that could not be scored. Stays the caller's.
    /// </param>
    /// <param name="version">The version that answered; null when unknown or when nothing answered.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many rows were new; rows whose id is known are left as they are.</returns>
    /// <exception cref="LifecycleException">The model is unknown, there is no id or time column, or a row is unusable: no id, no time, the id of another row of the batch, a prediction or label that is no finite number. The message names model, column and row.</exception>
    Task<int> RecordAsync(ModelName model, RecordBatch rows, ModelVersionId? version = null, CancellationToken cancellationToken = default);

    /// <summary>Records a CSV of id, time, features, prediction and, where it is known already, label: all that is needed to watch a model that runs elsewhere.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">
    /// The file. Columns are found as <see cref="RecordAsync"/> finds them; an empty prediction is a row that could not be scored, an empty label is
    /// not known yet. The file is read into memory, so that it is recorded as a whole or not at all: record larger feeds in several files.
    /// </param>
    /// <param name="format">How the file is written; null for <see cref="CsvFormat.Default"/>.</param>
    /// <param name="version">The version that answered; null when unknown.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many rows were new; rows whose id is known are left as they are, so recording a file again is harmless.</returns>
    /// <exception cref="LifecycleException">The model is unknown, the file is malformed or has neither a prediction nor a label column, or a row is unusable; the message names file or model, column and row.</exception>
    Task<int> RecordCsvAsync(ModelName model, string path, CsvFormat? format = null, ModelVersionId? version = null, CancellationToken cancellationToken = default);
}
