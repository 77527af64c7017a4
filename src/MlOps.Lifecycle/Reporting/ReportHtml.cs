using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>
/// Reports as one self-contained page: readable without script, no request to anywhere, at most 300 KB, for screen (light and
/// dark) and paper. The same facts stand in it as JSON, in the element with the id <c>facts</c>.
/// </summary>
/// <remarks>Pure and thread-safe. Every text that came from data is encoded and made plain; what does not fit is counted and named.</remarks>
public static class ReportHtml
{
    /// <summary>The page of a comparison.</summary>
    /// <param name="report">The comparison.</param>
    public static string Of(DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return DriftPage.Of(report).ToString();
    }

    /// <summary>The page of a model: four lanes, the decision with reasons and refused alternatives, the timeline, what changed, runs, history and lineage.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(ModelReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ModelPage.Of(report).ToString();
    }

    /// <summary>The page of one table: lineage, columns, what they hold.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(DatasetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return DatasetPage.Of(report).ToString();
    }

    /// <summary>The page of two tables: what changed, with a picture of each column before and now.</summary>
    /// <param name="report">What was gathered.</param>
    public static string Of(DatasetComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return DatasetComparisonPage.Of(report).ToString();
    }
}
