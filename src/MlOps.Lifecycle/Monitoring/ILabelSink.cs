namespace MlOps.Lifecycle.Monitoring;

/// <summary>Takes the truth when it arrives.</summary>
/// <remarks>A thread-safe singleton. When the task completes the labels are durable.</remarks>
public interface ILabelSink
{
    /// <summary>Adds labels. The first label of an id stays; a label may come before its row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many labels were new.</returns>
    /// <exception cref="LifecycleException">The model is unknown, an id is empty, or a value is not finite.</exception>
    Task<int> AddAsync(ModelName model, IReadOnlyList<RecordedLabel> labels, CancellationToken cancellationToken = default);

    /// <summary>Adds one label that is known as of now.</summary>
    /// <param name="model">The model.</param>
    /// <param name="id">The id of the row it belongs to.</param>
    /// <param name="value">The truth: a number, or 0 and 1 for two classes.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether the label was new.</returns>
    /// <exception cref="LifecycleException">The model is unknown, the id is empty, or the value is not finite.</exception>
    Task<bool> AddOneAsync(ModelName model, string id, double value, CancellationToken cancellationToken = default);
}
