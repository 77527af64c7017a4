namespace MlOps.Lifecycle.Training;

/// <summary>Fits a model: yours. Same architecture, fresh data, every time.</summary>
/// <remarks>Resolved in an own scope for each run; one instance is used by one run at a time. The run handles failures: an exception ends its step.</remarks>
public interface IModelTrainer
{
    /// <summary>Fits once.</summary>
    /// <param name="context">The data, the seed and where to report progress.</param>
    /// <param name="cancellationToken">Observe it between batches and iterations.</param>
    /// <returns>The fitted model with its architecture.</returns>
    Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken);
}
