using System.Globalization;
using System.Text;

namespace MlOps.Lifecycle.Reporting;

/// <summary>One table as text for a console.</summary>
internal static class DatasetText
{
    private const int MostColumns = 60;
    private const int WidestName = 28;

    public static string Of(DatasetReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{PlainText.Name(report.Name)}  {PlainNumber.Count(report.Profile.RowCount, "row")}, {PlainNumber.Count(report.Profile.Columns.Length, "column")}");
        if (report.Version is { } version)
            text.AppendLine($"  {version.Digest}, made {Words.Minute(version.CreatedAt)} UTC by {PlainText.Name(version.Actor.Name)}{(version.Reason.Length > 0 ? $": {PlainText.Sentence(version.Reason)}" : "")}");
        var width = Math.Min(WidestName, report.Profile.Columns.Select(column => PlainText.Name(column.Column.Name).Length).DefaultIfEmpty(0).Max());
        foreach (var profile in report.Profile.Columns.Take(MostColumns))
        {
            var missing = profile.ValueCount < profile.RowCount ? $"{Words.Number(DatasetPage.MissingShare(profile) * 100)} % missing" : "";
            text.AppendLine($"  {PlainText.Of(profile.Column.Name, WidestName).PadRight(width)}  {profile.Column.Type,-9}  {profile.Column.Role,-10}  {missing,-14}  {DatasetPage.Values(profile)}".TrimEnd());
        }

        if (report.Profile.Columns.Length > MostColumns)
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {report.Profile.Columns.Length - MostColumns:N0} more columns");
        return text.ToString().TrimEnd();
    }
}
