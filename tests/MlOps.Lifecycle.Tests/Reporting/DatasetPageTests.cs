using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class DatasetPageTests
{
    private static readonly TableSample January = Sample("january", 0, "web", "shop");
    private static readonly TableSample June = Sample("june", 20, "web", "app");

    [Fact]
    public void Page_shows_every_column_with_its_role_and_values()
    {
        var report = Report(January);
        var page = ReportHtml.Of(report);
        var text = Markup.Text(page);

        Markup.AssertSelfContained(page);
        text.Should().Contain("1,000 rows, 4 columns").And.Contain("amount feature number").And.Contain("from 1");
        text.Should().Contain("channel feature text").And.Contain("shop 50 %, web 50 %").And.Contain("always 7");
        text.Should().Contain(" 10 % ", "a tenth of the amounts is missing");
        Markup.Facts(page).GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()).Should().Equal("amount", "channel", "constant", "empty");
        ReportText.Of(report).Should().StartWith("january  1,000 rows, 4 columns").And.Contain("10 % missing");
    }

    [Fact]
    public void Times_are_shown_as_times_and_nothing_has_more_different_values_than_values()
    {
        var start = new DateTimeOffset(2012, 3, 5, 0, 0, 0, TimeSpan.Zero);
        var times = new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(Enumerable.Range(0, 2100).Select(i => start.AddHours(i))).Build();
        var days = new Date32Array.Builder().AppendRange(Enumerable.Range(0, 2100).Select(i => start.AddDays(i))).Build();
        var report = Report(TableSample.Of(
        [
            ColumnSample.From(new ColumnSchema { Name = "at", Type = ColumnType.Timestamp }, [times]),
            ColumnSample.From(new ColumnSchema { Name = "day", Type = ColumnType.Date }, [days]),
        ]));
        ReportText.Of(report).Should().Contain("2012-03-05 00:00 to 2012-05-31 11:00, median 2012-04-17").And.Contain("2012-03-05 to 2017-12-03, median 2015-01");
        report.Profile.Columns.Should().OnlyContain(column => column.DistinctCount <= column.ValueCount);
    }

    [Fact]
    public void Two_tables_show_what_changed_with_pictures_before_and_now()
    {
        var report = Compare(January, June);
        var page = ReportHtml.Of(report);

        Markup.AssertSelfContained(page);
        Markup.Text(page).Should().Contain("june").And.Contain("compared with january").And.Contain("grey before, blue now; from 1").And.Contain("shop: 50 % before, 0 % now").And.Contain("app: 0 % before, 50 % now");
        Markup.Facts(page).GetProperty("headline").GetString().Should().Be(Markup.Facts(ReportHtml.Of(report.Drift)).GetProperty("headline").GetString());
        ReportText.Of(report).Should().Be(report.Drift.ToString());
    }

    [Fact]
    public void Table_without_rows_has_a_page_without_pictures()
    {
        var page = ReportHtml.Of(new DatasetReport { Name = "empty", Profile = TableProfile.From(January.Schema, []) });
        Markup.AssertSelfContained(page);
        Markup.Text(page).Should().Contain("0 rows, 4 columns");
        page.Should().NotContain("NaN");
    }

    [Fact]
    public void Hostile_names_and_very_many_columns_stay_text_and_small()
    {
        var columns = Enumerable.Range(0, 2_000).Select(i => ColumnSample.From($"{i}{HostileText.At(i)}", Enumerable.Repeat(HostileText.At(i), 9).Append(HostileText.At(i + 1)))).ToArray();
        var sample = TableSample.Of(columns, HostileText.All[1]);
        var report = Report(sample);

        Markup.AssertSelfContained(ReportHtml.Of(report));
        Markup.AssertSelfContained(ReportHtml.Of(new DatasetComparisonReport { Reference = report, Current = report, Drift = SampleDrift.Hostile(2_000) }));
        ReportText.Of(report).Where(c => char.IsControl(c) && !System.Environment.NewLine.Contains(c)).Should().BeEmpty();
    }

    private static DatasetComparisonReport Compare(TableSample reference, TableSample current) =>
        new() { Reference = Report(reference), Current = Report(current), Drift = DriftComparison.Run(reference, current) };

    private static DatasetReport Report(TableSample sample) => new()
    {
        Name = sample.Name,
        Profile = new() { RowCount = sample.RowCount, Columns = [.. sample.Columns.Select(ColumnProfile.From)] },
    };

    private static TableSample Sample(string name, double shift, params string[] channels) => TableSample.Of(
    [
        ColumnSample.From("amount", Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? double.NaN : 10 + shift + (i / 10.0)).ToArray()),
        ColumnSample.From("channel", Enumerable.Range(0, 1000).Select(i => channels[i % channels.Length])),
        ColumnSample.From("constant", Enumerable.Repeat(7.0, 1000).ToArray()),
        ColumnSample.From("empty", Enumerable.Repeat<string?>(null, 1000)),
    ], name);
}
