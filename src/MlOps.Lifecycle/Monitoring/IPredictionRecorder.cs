using Apache.Arrow;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Records what a model was shown and what it answered.</summary>
/// <remarks>A thread-safe singleton. When the task completes the rows are durable.</remarks>
public interface IPredictionRecorder
{
    /// <summary>Records a batch. Its schema may differ from what the model wants: that is how a broken feed is noticed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">
    /// One column for the row's id (text, unique within the model), one for its time (timestamp), and the inputs; where the model
    /// answered, also the prediction. Columns are found by the roles in the Arrow metadata, else by the model's monitoring plan, else by
    /// the names <c>id</c>, <c>time</c> and <c>prediction</c>. Stays the caller's.
    /// </param>
    /// <param name="version">The version that answered; null when unknown or when nothing answered.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many rows were new; rows whose id is known are left as they are.</returns>
    /// <exception cref="LifecycleException">The model is unknown, or the batch has no id or time column; the message names it.</exception>
    Task<int> RecordAsync(ModelName model, RecordBatch rows, ModelVersionId? version = null, CancellationToken cancellationToken = default);
}
