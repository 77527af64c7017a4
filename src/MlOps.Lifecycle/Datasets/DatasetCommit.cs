namespace MlOps.Lifecycle.Datasets;

/// <summary>Who makes a dataset version, why, and by which code.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="CodeVersion">The code that made the rows, for example <c>1.4.0+3f1c9ab</c>; null when unknown.</param>
public sealed record DatasetCommit(Actor Actor, string Reason, string? CodeVersion = null);
