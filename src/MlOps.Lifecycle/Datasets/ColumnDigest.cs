using System.Collections.Immutable;

namespace MlOps.Lifecycle.Datasets;

/// <summary>The identity of one column's values, without its name.</summary>
public sealed record ColumnDigest
{
    /// <summary>The column, by its name in the version.</summary>
    public required string Column { get; init; }

    /// <summary>The root of the hash tree over all values: 64 lower-case hexadecimal digits.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// The roots of the full subtrees, largest first, each 64 lower-case hexadecimal digits. With them an append reads
    /// the last, partly filled block only.
    /// </summary>
    public ImmutableArray<string> Subtrees { get; init; } = [];
}
