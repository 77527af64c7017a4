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
}
