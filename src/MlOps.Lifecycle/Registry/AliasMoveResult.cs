namespace MlOps.Lifecycle.Registry;

/// <summary>What became of a move.</summary>
/// <param name="Moved">Whether it happened; false when somebody else moved the alias first.</param>
/// <param name="Holder">What the alias holds now: the winner of a conflict, or what was asked for; null when the alias is free.</param>
public sealed record AliasMoveResult(bool Moved, AliasState? Holder);
