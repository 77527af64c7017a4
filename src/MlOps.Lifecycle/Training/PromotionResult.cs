namespace MlOps.Lifecycle.Training;

/// <summary>What became of a promotion.</summary>
/// <param name="Promoted">Whether it happened.</param>
/// <param name="Holder">The version that holds the alias now: the candidate, or the one that was promoted by somebody else in between; null when the alias is free.</param>
public sealed record PromotionResult(bool Promoted, ModelVersionId? Holder);
