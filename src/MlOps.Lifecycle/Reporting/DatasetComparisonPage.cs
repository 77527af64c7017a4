using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Two tables as a page: the comparison with pictures of each column, then where both come from.</summary>
internal static class DatasetComparisonPage
{
    private const double Room = 0.8;

    public static HtmlPage Of(DatasetComparisonReport report)
    {
        var summary = DriftSummary.Of(report.Drift);
        var page = DriftPage.Of(report.Drift, column => Picture(report, column), Room);
        return page with
        {
            Body = Html.Of($"""
                {page.Body}
                {Side("What it was compared with", report.Reference)}
                {Side("What was judged", report.Current)}
                """),
            Title = $"{PlainText.Name(report.Current.Name)} compared with {PlainText.Name(report.Reference.Name)}",
            Facts = PageFacts.Of(json =>
            {
                DriftPage.WriteFacts(json, report.Drift, summary, Room);
                json.WriteString("referenceDigest", report.Reference.Version?.Digest.ToString());
                json.WriteString("currentDigest", report.Current.Version?.Digest.ToString());
            }),
        };
    }

    private static Html Side(string title, DatasetReport side) =>
        side.Version is { } version ? Html.Of($"<h2>{title}</h2>{DatasetPage.Lineage(version)}") : Html.Empty;

    private static Html Picture(DatasetComparisonReport report, string column) => ColumnPicture.Of(Find(report.Reference.Profile, column), Find(report.Current.Profile, column));

    private static ColumnProfile? Find(TableProfile profile, string column) => profile.Schema.IndexOf(column) is >= 0 and var i ? profile.Columns[i] : null;
}
