namespace MlOps.Lifecycle.Serving;

/// <summary>Answers with the version that an alias holds, verified before it was loaded, and says which version answered.</summary>
/// <typeparam name="TInput">One row: public properties named like the model's columns; case, '_', '-' and spaces do not count, and <c>[Column("name")]</c> names a column outright.</typeparam>
/// <typeparam name="TOutput">The answer: a number, or a type with a settable <c>Prediction</c> property or a constructor that takes one.</typeparam>
/// <remarks>
/// A thread-safe singleton per model. A bad artifact never replaces a good one and does not stop later looks. When the last look at the
/// alias is older than <see cref="ServingOptions.RefreshInterval"/>, a request is answered by the version at hand and starts the next look; where <c>MlOps:Enabled</c> is false it waits for that look.
/// </remarks>
public interface IModelHandle<TInput, TOutput>
{
    /// <summary>The version that answers now; null before the first was loaded.</summary>
    ModelVersionId? Current { get; }

    /// <summary>Answers one row.</summary>
    /// <param name="input">The row.</param>
    /// <param name="id">
    /// The row's id; when given, row and answer are recorded under it, and the task completes when they are durable. Requests that wait
    /// at the same time share one write. An answer is never withheld because recording failed: that is logged and counted. The row's time
    /// is its property <c>Time</c> where it has one that is no input of the model, else now.
    /// </param>
    /// <param name="cancellationToken">Cancels waiting for the first load and for the record; the row may be recorded all the same.</param>
    /// <returns>The answer and the version that gave it.</returns>
    /// <exception cref="LifecycleException">No version could be loaded; the message names the alias and the next step.</exception>
    Task<ModelAnswer<TOutput>> PredictAsync(TInput input, string? id = null, CancellationToken cancellationToken = default);

    /// <summary>Looks whether the alias moved and loads the new version beside the old one before it answers.</summary>
    /// <param name="cancellationToken">Cancels the load; the old version stays.</param>
    /// <returns>The version that answers now.</returns>
    /// <exception cref="LifecycleException">The version that the alias holds cannot be loaded or does not fit <typeparamref name="TInput"/>; the old version stays.</exception>
    Task<ModelVersionId> RefreshAsync(CancellationToken cancellationToken = default);
}
