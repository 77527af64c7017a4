namespace MlOps.Lifecycle.Profiles;

/// <summary>A category and how often it occurred.</summary>
/// <param name="Value">The category.</param>
/// <param name="Count">How many rows have it, at least.</param>
public readonly record struct FrequentValue(string Value, long Count);
