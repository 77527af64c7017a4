using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Reports as text for a console: the judgment first, then what changed by rank, then the next step.</summary>
/// <remarks>Pure and thread-safe. Text that came from data cannot move the cursor or break a line.</remarks>
public static class ReportText
{
    /// <summary>The text of a comparison; the same as its <c>ToString()</c>.</summary>
    /// <param name="report">The comparison.</param>
    public static string Of(DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.ToString();
    }

    /// <summary>The text of a model's report.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(ModelReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ModelText.Of(report);
    }

    /// <summary>The text of one table: lineage, columns, what they hold.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(DatasetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return DatasetText.Of(report);
    }

    /// <summary>The text of two tables: that of their comparison.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(DatasetComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Drift.ToString();
    }
}
