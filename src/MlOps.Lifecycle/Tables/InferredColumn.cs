namespace MlOps.Lifecycle.Tables;

/// <summary>A column as it was inferred, and why.</summary>
public sealed record InferredColumn
{
    /// <summary>The column.</summary>
    public required ColumnSchema Column { get; init; }

    /// <summary>Why it has this type and role, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Where the file says why the column is text and nothing else, for example <c>line 51 holds 'n/a', no number</c>; null when nothing is odd.</summary>
    internal string? TypeReason { get; init; }

    /// <summary>Whether the texts are numbers with decimal commas.</summary>
    internal bool HasDecimalCommas { get; init; }
}
