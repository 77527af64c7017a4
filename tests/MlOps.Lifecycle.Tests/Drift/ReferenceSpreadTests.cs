using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class ReferenceSpreadTests
{
    private const int Columns = 4;
    private static readonly DriftPlan NumbersOnly = DriftPlan.Create(d => d.Use(ColumnKind.Every));

    [Fact]
    public void Family_of_dependent_columns_keeps_the_rate_of_false_alarms()
    {
        var generator = new SplitMix64(77);
        const int Repeats = 100;
        int plain = 0, windowed = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var series = Enumerable.Range(0, Columns).Select(_ => Dependent(generator, 27 * 40)).ToArray();
            var reference = Enumerable.Range(0, 26).Select(window => Window(series, window)).ToArray();
            var all = TableSample.Merge(reference);
            var current = Window(series, 26);
            plain += Drifts(TableComparison.Run(all, current, NumbersOnly)) ? 1 : 0;
            windowed += Drifts(TableComparison.Run(all, current, NumbersOnly, ReferenceSpread.Measure(reference, NumbersOnly))) ? 1 : 0;
        }

        plain.Should().BeGreaterThan(Repeats * 6 / 10, "rows that depend on each other make every window different");
        windowed.Should().BeLessThanOrEqualTo((int)(Repeats * (0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Repeats)))));
    }

    [Fact]
    public void Change_of_level_is_found_among_dependent_columns()
    {
        var generator = new SplitMix64(78);
        var found = 0;
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var series = Enumerable.Range(0, Columns).Select(_ => Dependent(generator, 27 * 40)).ToArray();
            for (var i = 26 * 40; i < 27 * 40; i++)
                series[2][i] += 10; // About four deviations of the series.
            var reference = Enumerable.Range(0, 26).Select(window => Window(series, window)).ToArray();
            var report = TableComparison.Run(TableSample.Merge(reference), Window(series, 26), NumbersOnly, ReferenceSpread.Measure(reference, NumbersOnly));
            found += report.Findings[0] is { Column: "c2", Verdict: DriftVerdict.Drifted } ? 1 : 0;
        }

        found.Should().BeGreaterThanOrEqualTo(18);
    }

    [Fact]
    public void Too_few_windows_are_inconclusive_and_say_how_many_are_needed()
    {
        var generator = new SplitMix64(79);
        var series = Enumerable.Range(0, Columns).Select(_ => Dependent(generator, 6 * 40)).ToArray();
        var reference = Enumerable.Range(0, 5).Select(window => Window(series, window)).ToArray();
        var spread = ReferenceSpread.Measure(reference, NumbersOnly);
        (spread.Windows, spread.WindowsNeeded, spread.Limit).Should().Be((5, 19, null));
        var findings = TableComparison.Run(TableSample.Merge(reference), Window(series, 5), NumbersOnly, spread).Findings;
        findings.Should().OnlyContain(f => f.Verdict != DriftVerdict.Drifted && f.WindowLimit == null && f.ReferenceWindows == 5);
        findings[0].Sentence.Should().Contain("and 5 windows of the reference do not show what is usual: 19 are needed");
    }

    [Fact]
    public void No_window_and_one_window_are_too_few_too()
    {
        ReferenceSpread.Measure([], NumbersOnly).Should().BeEquivalentTo(new { Windows = 0, WindowsNeeded = 19, Limit = (double?)null });
        var one = TableSample.Of([ColumnSample.From("c0", Enumerable.Range(0, 40).Select(i => (double)i).ToArray())]);
        var spread = ReferenceSpread.Measure([one], NumbersOnly);
        spread.Windows.Should().Be(1);
        var far = TableSample.Of([ColumnSample.From("c0", Enumerable.Range(100, 40).Select(i => (double)i).ToArray())]);
        TableComparison.Run(one, far, NumbersOnly, spread).Findings.Single().Verdict.Should().Be(DriftVerdict.Inconclusive);
    }

    [Fact]
    public void Rate_of_the_plan_decides_how_many_windows_are_needed() =>
        ReferenceSpread.Measure([], DriftPlan.Create(d => d.AllowFalseAlarms(0.2))).WindowsNeeded.Should().Be(4);

    [Fact]
    public void Windows_that_never_reach_the_practical_minimum_leave_it_as_the_limit()
    {
        var generator = new SplitMix64(80);
        TableSample Week() => TableSample.Of([ColumnSample.From("x", Enumerable.Range(0, 2000).Select(_ => generator.NextUniform()).ToArray())]);
        var spread = ReferenceSpread.Measure([.. Enumerable.Range(0, 19).Select(_ => Week())], NumbersOnly);
        spread.Limit.Should().Be(double.NegativeInfinity);
        spread.Find("x", "kolmogorov-smirnov")!.Limit.Should().Be(0.10);
        spread.Find("x", "kolmogorov-smirnov")!.Effects.Should().HaveCount(19).And.OnlyContain(effect => effect < 0.1);
        spread.Find("y", "kolmogorov-smirnov").Should().BeNull();
    }

    [Fact]
    public void Column_that_most_windows_lack_has_no_limit()
    {
        TableSample Week(int i) => TableSample.Of([ColumnSample.From("x", i < 3 ? [.. Enumerable.Range(0, 50).Select(v => (double)v)] : new double[2])]);
        var spread = ReferenceSpread.Measure([.. Enumerable.Range(0, 19).Select(Week)], NumbersOnly);
        spread.Find("x", "kolmogorov-smirnov")!.Limit.Should().BeNull();
    }

    [Fact]
    public void Windows_with_other_columns_are_refused_by_name()
    {
        var act = () => ReferenceSpread.Measure([TableSample.Of([ColumnSample.From("a", [1.0])], "week 1"), TableSample.Of([ColumnSample.From("b", [1.0])], "week 2")], NumbersOnly);
        act.Should().Throw<LifecycleException>().WithMessage("'week 2' has the columns b and 'week 1' has a*");
    }

    [Fact]
    public void Cancellation_stops_measuring()
    {
        var week = TableSample.Of([ColumnSample.From("a", [1.0])]);
        var act = () => ReferenceSpread.Measure([week, week], NumbersOnly, new CancellationToken(canceled: true));
        act.Should().Throw<OperationCanceledException>();
    }

    private static bool Drifts(DriftReport report) => report.Findings.Any(finding => finding.Verdict is DriftVerdict.Drifted);

    private static double[] Dependent(SplitMix64 generator, int rows)
    {
        var values = new double[rows];
        for (var i = 1; i < rows; i++)
            values[i] = (0.9 * values[i - 1]) + generator.NextNormal();
        return values;
    }

    private static TableSample Window(double[][] series, int window) =>
        TableSample.Of(series.Select((column, i) => ColumnSample.From($"c{i}", column.AsSpan(window * 40, 40))), $"window {window}");
}
