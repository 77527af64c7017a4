using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Tests.Drift;

/// <summary>Real data in the order of time: weather and demand by the hour, weeks against 26 weeks of reference.</summary>
public sealed class BikeWindowTests
{
    private static readonly TableSample[] Reference = [.. Bikes.Weeks.Take(26)];
    private static readonly TableSample All = TableSample.Merge(Reference, "26 weeks");
    private static readonly ReferenceSpread Spread = ReferenceSpread.Measure(Reference, DriftPlan.Default);

    [Fact]
    public void Plain_tests_alarm_for_ever_and_windows_do_not()
    {
        var weeks = Bikes.Weeks.Skip(26).ToArray();
        weeks.Should().HaveCount(76);
        weeks.Count(week => Drifts(TableComparison.Run(All, week, DriftPlan.Default))).Should().Be(weeks.Length, "seasons come every year, and rows count as independent");
        weeks.Count(week => Drifts(TableComparison.Run(All, week, DriftPlan.Default, Spread))).Should().BeInRange(1, 8);
    }

    [Fact]
    public void Weeks_of_the_reference_itself_do_not_drift_more_often_than_allowed()
    {
        var alarms = Reference.Count(week => Drifts(TableComparison.Run(All.Without(week), week, DriftPlan.Default, Spread)));
        alarms.Should().BeLessThanOrEqualTo(1, "the limit of 26 windows is the largest of them");
    }

    [Fact]
    public void Sensor_that_is_stuck_is_found_although_temperature_moves_with_the_seasons()
    {
        var week = Bikes.Weeks[30];
        var stuck = TableSample.Of(
            week.Columns.Select(column => column.Column.Name == "temp" ? ColumnSample.From("temp", Enumerable.Repeat(1.0, (int)week.RowCount).ToArray()) : column));
        Found(stuck, "temp", "kolmogorov-smirnov").Verdict.Should().Be(DriftVerdict.Drifted);
        Found(week, "temp", "kolmogorov-smirnov").Verdict.Should().Be(DriftVerdict.NotDrifted);
    }

    [Fact]
    public void Missing_values_that_never_were_are_found()
    {
        var week = Bikes.Weeks[30];
        var holes = TableSample.Of(
            week.Columns.Select(column => column.Column.Name == "hum"
                ? ColumnSample.From("hum", column.SortedValues.ToArray().Select((value, i) => i % 8 == 0 ? double.NaN : value).ToArray())
                : column));
        var finding = Found(holes, "hum", "missing-rate");
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Sentence.Should().StartWith("hum changed: missing 0 % → 12.5 % (of these 21 rows with NaN);");
    }

    [Fact]
    public void Finding_says_what_is_usual()
    {
        var finding = Found(Bikes.Weeks[28], "temp", "kolmogorov-smirnov");
        finding.ReferenceWindows.Should().Be(26);
        finding.WindowLimit.Should().BeInRange(0.8, 0.95);
        finding.Verdict.Should().Be(DriftVerdict.NotDrifted);
        finding.Sentence.Should().MatchRegex("^temp differs no more than usual: higher, median 0\\.\\d+ → 0\\.\\d+; D 0\\.\\d\\d, up to 0\\.\\d\\d is usual between the 26 windows of the reference\\.$");
    }

    private static DriftFinding Found(TableSample week, string column, string detector) =>
        TableComparison.Run(All, week, DriftPlan.Default, Spread).Findings.Single(f => f.Column == column && f.Detector == detector);

    private static bool Drifts(DriftReport report) => report.Findings.Any(finding => finding.Verdict is DriftVerdict.Drifted);
}
