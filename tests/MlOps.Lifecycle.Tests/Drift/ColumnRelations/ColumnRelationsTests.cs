using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class ColumnRelationsTests
{
    private const int Weeks = 12;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeWindow Current = new(Start + (Weeks * Week), Start + ((Weeks + 1) * Week));

    [Fact]
    public void Change_without_trace_in_the_values_is_told_by_the_step_or_said_to_be_either()
    {
        var table = new Table(3);
        var finding = table.Learn().Check([table.Rows(Current, x => x with { A = x.A * 0.7 }, 40)], Current)[0];

        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Factor.Should().BeApproximately(finding.Column == "a" ? 0.7 : 1 / 0.7, 0.05);
        if (finding.IsColumnCertain)
            finding.Column.Should().Be("a");
        else
            finding.Sentence.Should().Contain("'a' or 'b'");
    }

    [Fact]
    public void Third_column_that_still_fits_one_of_the_two_names_the_other()
    {
        var table = new Table(3);
        var findings = table.Learn().Check([table.Rows(Current, x => x with { A = x.A * 0.7 }, 40)], Current);

        table.Learn(withThird: true).Check([table.Rows(Current, x => x with { A = x.A * 0.7 }, 40)], Current)
            .Where(finding => finding.Verdict == DriftVerdict.Drifted)
            .Should().ContainSingle().Which.Should().Match<RelationFinding>(finding => finding.Column == "a" && finding.IsColumnCertain);
        findings.Should().NotBeEmpty();
    }

    [Fact]
    public void Column_that_stands_still_is_named_and_no_factor_is_claimed()
    {
        var table = new Table(4);
        var finding = table.Learn(withThird: true).Check([table.Rows(Current, x => x with { A = 90 }, 0)], Current)[0];

        (finding.Column, finding.Verdict, finding.Factor).Should().Be(("a", DriftVerdict.Drifted, null));
        finding.Sentence.Should().Contain("stands still at one value");
    }

    [Fact]
    public void Change_that_began_before_the_rows_given_has_no_beginning_unless_an_earlier_finding_knows_it()
    {
        var table = new Table(5);
        var relations = table.Learn();
        using var rows = table.Rows(Current, x => x with { A = x.A * 0.7 }, 0);

        var alone = relations.Check([rows], Current)[0];
        alone.Since.Should().BeNull();
        alone.Sentence.Should().StartWith("From the first row given");

        var earlier = alone with { Column = "a", Partner = "b", IsColumnCertain = true, Since = Start + (11 * Week) };
        relations.Check([rows], Current, [earlier])[0].Should().Match<RelationFinding>(
            finding => finding.Column == "a" && finding.IsColumnCertain && finding.Since == earlier.Since);
    }

    [Fact]
    public void Rows_of_the_window_before_tell_the_beginning()
    {
        var table = new Table(6);
        var before = new TimeWindow(Current.Start - Week, Current.Start);
        using var previous = table.Rows(before, x => x with { A = x.A * 0.7 }, 100);
        using var rows = table.Rows(Current, x => x with { A = x.A * 0.7 }, 0);

        table.Learn().Check([previous, rows], Current)[0].Since.Should().BeCloseTo(before.Start.AddHours(100), TimeSpan.FromHours(2));
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_findings()
    {
        var table = new Table(7);
        using var rows = table.Rows(Current, x => x with { A = x.A * 0.7 }, 40);
        using var late = rows.Slice(100, 68);
        using var early = rows.Slice(0, 100);

        table.Learn().Check([late, early], Current).Should().BeEquivalentTo(table.Learn().Check([rows], Current));
    }

    [Fact]
    public void Rows_unlike_anything_known_are_said_not_to_be_comparable()
    {
        var table = new Table(8);
        var finding = table.Learn().Check([table.Rows(Current, x => new(x.A + 500, x.B + 500, x.C), 0)], Current).Single(f => f.Partner is not null);

        (finding.Verdict, finding.Share).Should().Be((DriftVerdict.Inconclusive, 0));
        finding.Sentence.Should().Contain("0 of 168 rows").And.Contain("would not be noticed");
    }

    [Fact]
    public void Missing_column_and_empty_window_break_nothing()
    {
        var table = new Table(9);
        using var rows = table.Rows(Current, x => x, 0);
        using var withoutA = new RecordBatch(
            new Schema([rows.Schema.GetFieldByIndex(0), rows.Schema.GetFieldByIndex(2)], null), [rows.Column(0), rows.Column(2)], rows.Length);

        table.Learn().Check([withoutA], Current).Should().NotContain(finding => finding.Column == "a" || finding.Partner == "a");
        table.Learn().Check([], Current).Should().BeEmpty();
        table.Learn().Check([rows], new(Current.End, Current.End + Week))
            .Should().NotBeEmpty().And.OnlyContain(finding => finding.Verdict == DriftVerdict.Inconclusive && finding.Rows == 0);
    }

    [Fact]
    public void Missing_and_infinite_values_are_not_compared()
    {
        var table = new Table(10);
        var finding = table.Learn().Check([table.Rows(Current, x => x with { A = x.C > 0 ? double.NaN : double.PositiveInfinity }, 84)], Current)[0];

        (finding.Verdict, finding.ComparedRows).Should().Be((DriftVerdict.NotDrifted, table.Known(Current, 84)));
    }

    [Fact]
    public void Too_few_windows_no_time_and_switched_off_are_reasons_and_no_errors()
    {
        var table = new Table(11);
        using var rows = table.Rows(new(Start, Start + (5 * Week)), x => x, 0);
        ColumnRelations.Learn(Table.Schema(false), [rows], Week).LeftOut.Should().OnlyContain(left => left.Reason.Contains("covers 5 windows: at least 9"));

        var timeless = Table.Schema(false).WithRole(ColumnRole.Ignored, "time");
        var learned = ColumnRelations.Learn(timeless, [rows], Week);
        learned.LeftOut.Should().OnlyContain(left => left.Reason.Contains("no column with the role Time"));
        learned.Check([rows], Current).Should().BeEmpty();

        ColumnRelations.Learn(Table.Schema(false), [rows], Week, new() { Enabled = false }).LeftOut
            .Should().OnlyContain(left => left.Reason == "the feed check is switched off");
    }

    [Fact]
    public void Settings_that_mean_nothing_are_refused_by_name()
    {
        var act = () => ColumnRelations.Learn(Table.Schema(false), [], Week, new() { PracticalShare = 0.05, ScaleJump = 1 });
        act.Should().Throw<LifecycleException>().WithMessage("*NoticeShare is 0.1*below PracticalShare*ScaleJump is 1: use a factor of 1.5 or more*");
    }

    /// <summary>Two columns that move together in a daily wave with chance on top, never the same value twice, and a third that follows the second.</summary>
    private sealed class Table(ulong seed)
    {
        public static TableSchema Schema(bool withThird) => new(
        [
            new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
            new ColumnSchema { Name = "a", Type = ColumnType.Number },
            new ColumnSchema { Name = "b", Type = ColumnType.Number },
            .. withThird ? [new ColumnSchema { Name = "c", Type = ColumnType.Number }] : System.Array.Empty<ColumnSchema>(),
        ]);

        public ColumnRelations Learn(bool withThird = false)
        {
            using var rows = Rows(new(Start, Start + (Weeks * Week)), x => x, 0);
            return ColumnRelations.Learn(Schema(withThird), [rows], Week);
        }

        /// <summary>Rows every hour; the change applies from the hour on that is counted from the window's start.</summary>
        public RecordBatch Rows(TimeWindow window, Func<Row, Row> change, int fromHour) => Build(window, (x, hour) => hour < fromHour ? x : change(x));

        /// <summary>How many of the first hours have a value that the reference knows.</summary>
        public long Known(TimeWindow window, int hours)
        {
            var known = Values(new(Start, Start + (Weeks * Week))).Select(x => x.B).Order().ToArray();
            return Values(window).Take(hours).Count(x => x.B >= Quantile.OfSorted(known, 0.01) && x.B <= Quantile.OfSorted(known, 0.99));
        }

        private RecordBatch Build(TimeWindow window, Func<Row, int, Row> change)
        {
            var rows = Values(window).Select(change).ToArray();
            return new(
                ArrowTypes.ToArrow(Schema(true)),
                [
                    new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(Enumerable.Range(0, rows.Length).Select(hour => window.Start.AddHours(hour))).Build(),
                    new DoubleArray.Builder().AppendRange(rows.Select(x => x.A)).Build(),
                    new DoubleArray.Builder().AppendRange(rows.Select(x => x.B)).Build(),
                    new DoubleArray.Builder().AppendRange(rows.Select(x => x.C)).Build(),
                ],
                rows.Length);
        }

        private IEnumerable<Row> Values(TimeWindow window)
        {
            for (var time = window.Start; time < window.End; time = time.AddHours(1))
            {
                var hour = (time - Start).TotalHours;
                var chance = new SplitMix64(seed + (ulong)hour);
                var b = 100 + (40 * Math.Sin(hour * Math.PI / 12)) + (10 * Math.Sin(hour / 50)) + chance.NextUniform();
                yield return new((b * 1.5) + (4 * chance.NextUniform()), b, 300 - b + chance.NextUniform());
            }
        }
    }

    private sealed record Row(double A, double B, double C);
}
