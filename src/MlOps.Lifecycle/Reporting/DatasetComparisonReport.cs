using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Two tables side by side: what changed in the schema and in the columns, with a picture of each column before and now.</summary>
public sealed record DatasetComparisonReport
{
    /// <summary>What is taken as usual.</summary>
    public required DatasetReport Reference { get; init; }

    /// <summary>What is judged.</summary>
    public required DatasetReport Current { get; init; }

    /// <summary>What changed.</summary>
    public required DriftReport Drift { get; init; }

    /// <summary>The report for a console.</summary>
    public override string ToString() => ReportText.Of(this);
}
