using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class TableComparisonTests
{
    [Fact]
    public void Findings_come_drifted_first_and_then_by_size()
    {
        var report = TableComparison.Run(
            Table(Ramp("a", 0), Ramp("b", 0), Ramp("c", 0), Ramp("d", 0, 5)),
            Table(Ramp("a", 30), Ramp("b", 3), Ramp("c", 80), Ramp("d", 0, 5)),
            DriftPlan.Create(d => d.Use(ColumnKind.Every)));
        report.Findings.Select(f => (f.Column, f.Verdict)).Should().Equal(
            ("c", DriftVerdict.Drifted), ("a", DriftVerdict.Drifted), ("b", DriftVerdict.NotDrifted), ("d", DriftVerdict.Inconclusive));
        (report.Reference, report.Current, report.ReferenceRows, report.CurrentRows).Should().Be(("data", "data", 4000, 4000));
    }

    [Fact]
    public void What_is_not_judged_is_listed_with_the_reason()
    {
        var report = TableComparison.Run(
            Table(Column("id", ColumnType.Text, ColumnRole.Id), Column("hr", ColumnType.Integer, ColumnRole.Calendar), Ramp("old", 0), Ramp("kind", 0)),
            Table(Column("id", ColumnType.Text, ColumnRole.Id), Column("hr", ColumnType.Integer, ColumnRole.Calendar), ColumnSample.From("kind", ["a", "b"]), Ramp("new", 0), Column("at", ColumnType.Date, ColumnRole.Time)),
            DriftPlan.Create(d => d.AddChiSquare("typo")));
        report.Findings.Should().BeEmpty();
        report.LeftOut.Should().Equal(
            new LeftOutColumn("id", "role Id: it is new in every row"),
            new LeftOutColumn("hr", "role Calendar: it follows from the time"),
            new LeftOutColumn("old", "it is not in the current data"),
            new LeftOutColumn("kind", "it held numbers and holds text now"),
            new LeftOutColumn("new", "it is not in the reference, so there is nothing to compare it with"),
            new LeftOutColumn("at", "role Time: it always moves"),
            new LeftOutColumn("typo", "the plan names it, and neither side has it: correct the name in WatchDrift"));
    }

    [Fact]
    public void Detector_that_throws_becomes_a_finding_and_the_others_go_on()
    {
        var plan = DriftPlan.Create(d => d.Add("a", new Throwing(new InvalidOperationException("no luck"))).AddKolmogorovSmirnov("a"));
        var report = TableComparison.Run(Table(Ramp("a", 0)), Table(Ramp("a", 80)), plan);
        report.Findings.Select(f => (f.Detector, f.Verdict)).Should().Equal(
            ("kolmogorov-smirnov", DriftVerdict.Drifted), ("missing-rate", DriftVerdict.NotDrifted), ("throwing", DriftVerdict.Inconclusive));
        report.Findings[2].Sentence.Should().Be("a: detector throwing failed with InvalidOperationException: no luck");
        var canceled = DriftPlan.Create(d => d.Add("a", new Throwing(new OperationCanceledException("own time-out"))));
        TableComparison.Run(Table(Ramp("a", 0)), Table(Ramp("a", 80)), canceled).Findings.Should().Contain(f => f.Sentence.Contains("own time-out"));
    }

    [Fact]
    public void Cancellation_of_the_caller_escapes()
    {
        var act = () => TableComparison.Run(Table(Ramp("a", 0)), Table(Ramp("a", 0)), DriftPlan.Default, null, new CancellationToken(canceled: true));
        act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Failing_detector_does_not_break_the_spread_of_windows()
    {
        var plan = DriftPlan.Create(d => d.Add("a", new Throwing(new InvalidOperationException("no luck"))).AddKolmogorovSmirnov("a"));
        TableSample[] windows = [.. Enumerable.Range(0, 19).Select(_ => Table(Ramp("a", 0)))];
        var spread = ReferenceSpread.Measure(windows, plan);
        spread.Find("a", "throwing")!.Limit.Should().BeNull();
        var report = TableComparison.Run(TableSample.Merge(windows), Table(Ramp("a", 80)), plan, spread);
        report.Findings.Should().ContainSingle(f => f.Verdict == DriftVerdict.Drifted).Which.Detector.Should().Be("kolmogorov-smirnov");
    }

    [Fact]
    public void Roles_of_the_table_are_in_the_findings()
    {
        var label = ColumnSample.From("y", [1.0, 2.0]);
        var schema = label.Column with { Role = ColumnRole.Label };
        var builder = new ColumnSampleBuilder(schema);
        builder.Add(label.SortedValues);
        var table = TableSample.Of([builder.Build()]);
        TableComparison.Run(table, table, DriftPlan.Default).Findings.Should().OnlyContain(f => f.Role == ColumnRole.Label);
    }

    private static TableSample Table(params ColumnSample[] columns) => TableSample.Of(columns);

    private static ColumnSample Ramp(string name, int shift, int rows = 4000) =>
        ColumnSample.From(name, Enumerable.Range(0, rows).Select(i => (double)((i % 100) + shift)).ToArray());

    private static ColumnSample Column(string name, ColumnType type, ColumnRole role = ColumnRole.Feature) =>
        new ColumnSampleBuilder(new() { Name = name, Type = type, Role = role }).Build();

    private sealed class Throwing(Exception exception) : IDriftDetector
    {
        public string Name => "throwing";

        public DriftFinding Compare(ColumnSample reference, ColumnSample current) => throw exception;
    }
}
