using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>What windows are compared with, with everything that only depends on it: computed once per reference.</summary>
internal sealed record DriftBaseline
{
    /// <summary>Tells references apart: as long as it is the same, nothing is computed again.</summary>
    public required string Key { get; init; }

    /// <summary>The name in reports and evidence.</summary>
    public required string Name { get; init; }

    /// <summary>All rows of the reference.</summary>
    public required TableSample Sample { get; init; }

    /// <summary>How much windows of the reference differ from the rest of it.</summary>
    public required ReferenceSpread Spread { get; init; }

    /// <summary>How its columns hang together.</summary>
    public required ColumnRelations Relations { get; init; }

    /// <summary>Its columns: what a window must have to be compared.</summary>
    public TableSchema Schema => Sample.Schema;

    /// <summary>The profile of its inputs, without labels and predictions: what the schema of a window is held against.</summary>
    public required TableProfile InputProfile { get; init; }
}
