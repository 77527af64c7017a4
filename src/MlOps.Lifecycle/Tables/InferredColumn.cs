namespace MlOps.Lifecycle.Tables;

/// <summary>A column as it was inferred, and why.</summary>
public sealed record InferredColumn
{
    /// <summary>The column.</summary>
    public required ColumnSchema Column { get; init; }

    /// <summary>Why it has this type and role, for people.</summary>
    public required string Reason { get; init; }
}
