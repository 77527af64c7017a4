namespace MlOps.Lifecycle.Drift;

/// <summary>A column that no detector judged.</summary>
/// <param name="Column">The column.</param>
/// <param name="Reason">Why, for people, for example <c>role Time: it always moves</c>.</param>
public sealed record LeftOutColumn(string Column, string Reason);
