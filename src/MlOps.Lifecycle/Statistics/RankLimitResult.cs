namespace MlOps.Lifecycle.Statistics;

/// <summary>A limit taken from earlier values.</summary>
/// <param name="Limit">The limit; null when there are too few values for the wanted rate.</param>
/// <param name="Count">How many values there were.</param>
/// <param name="CountNeeded">How many values the wanted rate needs at least.</param>
public readonly record struct RankLimitResult(double? Limit, int Count, int CountNeeded);
