using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Reporting;

/// <summary>One table for people: where it comes from, its columns and what they hold. Gathered by <see cref="IDatasetReporter"/>, or made from any profile.</summary>
public sealed record DatasetReport
{
    /// <summary>The name for people, for example <c>bikes@3</c> or <c>june.csv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version with its lineage; null for a table that is none.</summary>
    public DatasetVersion? Version { get; init; }

    /// <summary>The columns and what they hold.</summary>
    public required TableProfile Profile { get; init; }

    /// <summary>The report for a console.</summary>
    public override string ToString() => ReportText.Of(this);
}
