namespace MlOps.Lifecycle.Drift;

/// <summary>One relation that was found in the reference and is watched.</summary>
/// <param name="Column">The column whose values are told.</param>
/// <param name="Partner">The column that tells them.</param>
/// <param name="Strength">How much of the column's spread the partner explains, as robust R² in (0, 1].</param>
public sealed record ColumnRelation(string Column, string Partner, double Strength);
