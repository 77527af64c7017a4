namespace MlOps.Lifecycle.Training;

/// <summary>The loop of one model: look at the evidence, decide, act within what was agreed.</summary>
/// <remarks>A thread-safe singleton. Any scheduler may call it, on any host, twice or never.</remarks>
public interface IModelLifecycle
{
    /// <summary>
    /// Looks at the newest closed window (and, for value and quality, at the newest one whose labels are due), decides and acts. Ticking again without
    /// news changes nothing; windows that closed while nobody ticked are history for comparisons and are not decided on later.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops between steps and leaves nothing half-written; the next tick continues.</param>
    /// <returns>What was seen, decided and done.</returns>
    /// <exception cref="LifecycleException">The model is unknown, or a store failed.</exception>
    Task<TickReport> TickAsync(ModelName model, CancellationToken cancellationToken = default);

    /// <summary>Starts a run on a person's wish, for example the first one. It passes the same gates as every other run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Stops between steps; the next tick with continuous training, or the next call, continues the run.</param>
    /// <returns>The run as it ended or as far as it came.</returns>
    /// <exception cref="LifecycleException">The model is unknown or not trained here, its dataset is missing, or a store failed.</exception>
    Task<TrainingRun> TrainAsync(ModelName model, Actor actor, string reason, CancellationToken cancellationToken = default);
}
