namespace MlOps.Lifecycle.Monitoring;

/// <summary>Labels of two classes as true and false.</summary>
public static class LabelSinkExtensions
{
    /// <summary>Adds one label of two classes that is known as of now.</summary>
    /// <param name="labels">The sink.</param>
    /// <param name="model">The model.</param>
    /// <param name="id">The id of the row it belongs to.</param>
    /// <param name="value">True for class 1.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether the label was new.</returns>
    /// <exception cref="LifecycleException">The model is unknown, or the id is empty.</exception>
    public static Task<bool> AddOneAsync(this ILabelSink labels, ModelName model, string id, bool value, CancellationToken cancellationToken = default) =>
        labels.AddOneAsync(model, id, value ? 1.0 : 0.0, cancellationToken);
}
