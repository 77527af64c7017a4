namespace MlOps.Lifecycle.Profiles;

/// <summary>One change of a schema, or of what a column is declared to hold.</summary>
public sealed record SchemaChange
{
    /// <summary>The kind of change.</summary>
    public required SchemaChangeKind Kind { get; init; }

    /// <summary>The column, by its name in the reference; for an added column its new name; for an order change the first one that moved.</summary>
    public required string Column { get; init; }

    /// <summary>Whether data with this change must not be scored or trained on before somebody looked: a removed, renamed or retyped input, a jump of unit.</summary>
    public required bool Breaking { get; init; }

    /// <summary>What was there before, for people; null for an added column.</summary>
    public string? Before { get; init; }

    /// <summary>What is there now, for people; null for a removed column.</summary>
    public string? After { get; init; }

    /// <summary>The change for a busy person.</summary>
    public required string Sentence { get; init; }
}
