namespace MlOps.Lifecycle.Serving;

/// <summary>Answers with the version that an alias holds, verified before it was loaded, and says which version answered.</summary>
/// <typeparam name="TInput">One row: public properties named like the model's columns.</typeparam>
/// <typeparam name="TOutput">The answer: a type with a settable <c>Prediction</c> property, or a number.</typeparam>
/// <remarks>A thread-safe singleton per model. A bad artifact never replaces a good one.</remarks>
public interface IModelHandle<TInput, TOutput>
{
    /// <summary>The version that answers now; null before the first was loaded.</summary>
    ModelVersionId? Current { get; }

    /// <summary>Answers one row.</summary>
    /// <param name="input">The row.</param>
    /// <param name="id">The row's id; when given, row and answer are recorded under it.</param>
    /// <param name="cancellationToken">Cancels waiting for the first load and the record.</param>
    /// <returns>The answer and the version that gave it.</returns>
    /// <exception cref="LifecycleException">No version could be loaded; the message names the alias and the next step.</exception>
    Task<ModelAnswer<TOutput>> PredictAsync(TInput input, string? id = null, CancellationToken cancellationToken = default);

    /// <summary>Looks whether the alias moved and loads the new version beside the old one before it answers.</summary>
    /// <param name="cancellationToken">Cancels the load; the old version stays.</param>
    /// <returns>The version that answers now.</returns>
    Task<ModelVersionId> RefreshAsync(CancellationToken cancellationToken = default);
}
