namespace MlOps.Lifecycle.Serving;

/// <summary>An answer and who gave it.</summary>
/// <typeparam name="TOutput">The answer's type.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Version">The version that answered.</param>
public sealed record ModelAnswer<TOutput>(TOutput Value, ModelVersionId Version);
