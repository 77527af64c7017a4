using System.Globalization;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class DriftComparisonTests
{
    [Fact]
    public void Numbers_with_decimal_commas_are_left_out_with_what_to_do_and_not_judged_as_categories()
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, add) in (ReadOnlySpan<(string, int)>)[("a.csv", 0), ("b.csv", 30)])
            File.WriteAllText(folder[file], "id;amount\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => $"p{i};{add + (i % 50)},5")));
        var report = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        report.Findings.Should().BeEmpty();
        report.Headline.Should().Be("No column could be judged.");
        report.LeftOut.Should().Contain(new LeftOutColumn("amount", "numbers with a comma, such as '0,5', taken for text: write decimal points"));
    }

    [Fact]
    public void Column_without_any_value_on_either_side_is_left_out_and_keeps_nothing_open()
    {
        var rows = Enumerable.Range(0, 200).Select(i => i % 7 == 0 ? "a" : "b").ToArray();
        var table = TableSample.Of([ColumnSample.From("kind", rows), ColumnSample.From("gone", new string?[200])], "table");
        var report = DriftComparison.Run(table, table);
        report.Verdict.Should().Be(DriftVerdict.NotDrifted);
        report.LeftOut.Should().Equal(new LeftOutColumn("gone", "it has no value on either side"));
    }

    [Fact]
    public void Two_files_are_compared_and_the_text_says_what_where_and_what_next()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["january.csv"], Payments(1, 2000, 40, wallet: 0));
        File.WriteAllText(folder["june.csv"], Payments(2, 2100, 60, wallet: 0.09));
        var result = DriftComparison.Run(folder["january.csv"], folder["june.csv"]);
        result.Findings.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => finding.Column).Should().Equal("amount", "channel");
        var lines = result.ToString().ReplaceLineEndings("\n").Split('\n');
        lines[0].Should().Be("DRIFT   2 of 3 columns changed in a way that matters.");
        lines[1].Should().Be("        june.csv (2,100 rows) compared with january.csv (2,000 rows)");
        lines.Should().ContainMatch("    amount   D 0.4* (from 0.1 on)           higher, median 39.* \u2192 60.*");
        lines.Should().ContainMatch("    channel  Cramér's V 0.2* (from 0.1 on)  new value \"wallet\" in 9.4 % of the rows");
        lines.Should().ContainMatch("  1 column did not change in a way that matters (largest: age, 0.* times what matters)");
        lines.Should().Contain("  left out: payment (role Id: it is new in every row)");
        lines[^1].Should().StartWith("NEXT    Look at 'amount', 'channel' in the source first.");
    }

    [Fact]
    public void Equal_files_do_not_drift()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 2000, 40, 0));
        var result = DriftComparison.Run(folder["a.csv"], folder["a.csv"]);
        result.Findings.Should().HaveCount(6).And.OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
        result.ToString().Should().StartWith("STABLE  No column of 3 changed in a way that matters.").And.EndWith("NEXT    Nothing.");
        result.SchemaChanges.Should().BeEmpty();
    }

    [Fact]
    public void Whole_numbers_in_one_file_and_fractions_in_the_other_are_compared()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "x\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => i % 300)));
        File.WriteAllText(folder["b.csv"], "x\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => ((i % 300) + 0.5).ToString(CultureInfo.InvariantCulture))));
        var result = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        result.Findings.Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
        result.LeftOut.Should().BeEmpty();
    }

    [Fact]
    public void Column_that_is_gone_comes_first()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 500, 40, 0));
        File.WriteAllText(folder["b.csv"], Without("channel", Payments(2, 500, 90, 0)));
        var text = DriftComparison.Run(folder["a.csv"], folder["b.csv"]).ToString();
        text.Should().StartWith("BROKEN  The feed is broken at 'channel'.").And.Contain("channel (it is not in the current data)").And.Contain("Column 'channel' is gone");
    }

    [Fact]
    public void Values_that_are_all_missing_now_are_found()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 500, 40, 0));
        File.WriteAllText(folder["b.csv"], Emptied("amount", Payments(2, 500, 40, 0)));
        var result = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        result.Findings[0].Should().BeEquivalentTo(new { Column = "amount", Detector = "missing-rate", Verdict = DriftVerdict.Drifted, Change = "missing 0 % → 100 %" });
    }

    [Fact]
    public void One_odd_cell_that_makes_a_column_text_is_named_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var cells = Enumerable.Range(0, 60).Select(i => $"{i * 1.7}").ToArray();
        File.WriteAllText(folder["a.csv"], "x\n" + string.Join('\n', cells));
        cells[40] = "4o.8";
        File.WriteAllText(folder["b.csv"], "x\n" + string.Join('\n', cells));
        var change = DriftComparison.Run(folder["a.csv"], folder["b.csv"]).SchemaChanges.Should().ContainSingle().Subject;
        change.Should().BeEquivalentTo(new { Column = "x", Kind = SchemaChangeKind.Type, Breaking = true });
        change.Sentence.Should().Be("Column 'x' held numbers and now holds text (b.csv: line 42 holds '4o.8', no number).");
    }

    [Fact]
    public void Column_that_was_taken_for_unused_is_left_out_with_the_reason_for_that()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "price;amount\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i},5 EUR;{i * 1.5}")));
        var report = DriftComparison.Run(folder["a.csv"], folder["a.csv"]);
        report.LeftOut.Single(left => left.Column == "price").Reason.Should().StartWith("role Ignored: nearly every row has its own text");
    }

    [Fact]
    public void Report_can_be_asked_for_its_verdict_in_a_build()
    {
        var same = DriftComparison.Run(Normal(1, 500, 0), Normal(1, 500, 0));
        (same.Verdict, same.IsFeedBroken, same.NextStep).Should().Be((DriftVerdict.NotDrifted, false, "Nothing."));
        var other = DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 3));
        other.Verdict.Should().Be(DriftVerdict.Drifted);
        other.ToString().Should().Contain(other.Headline).And.Contain(other.NextStep);
    }

    [Fact]
    public void Missing_rows_are_counted_alike_in_schema_and_drift()
    {
        using var folder = new TemporaryFolder();
        var cells = Enumerable.Range(0, 500).Select(i => $"{i * 1.7}").ToArray();
        File.WriteAllText(folder["a.csv"], "x,y\n" + string.Join('\n', cells.Select(cell => $"{cell},1")));
        for (var i = 0; i < 40; i++)
            cells[i] = i % 2 == 0 ? "" : "inf";
        File.WriteAllText(folder["b.csv"], "x,y\n" + string.Join('\n', cells.Select(cell => $"{cell},1")));
        var report = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        report.SchemaChanges.Single(change => change.Kind is SchemaChangeKind.Nullability).Sentence.Should().Contain("20 of 500 rows (4%)");
        report.Findings.Single(finding => finding is { Column: "x", Detector: "missing-rate" }).Change
            .Should().Be("missing or infinite 0 % → 8 % (of these 20 rows with infinity)");
    }

    [Fact]
    public void Few_rows_cannot_be_judged_and_the_text_says_how_many_are_missing()
    {
        var text = DriftComparison.Run(Normal(1, 500, 0), Normal(2, 8, 3)).ToString();
        text.Should().StartWith("UNKNOWN Whether anything changed cannot be told yet.").And.Contain("value: too few rows to judge: 8 current values, 30 are needed (22 more).");
    }

    [Fact]
    public void Arrays_batches_and_samples_are_compared_alike()
    {
        var numbers = DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 3));
        numbers.Findings[0].Verdict.Should().Be(DriftVerdict.Drifted);
        using var before = Batch(Normal(1, 500, 0));
        using var now = Batch(Normal(2, 500, 3));
        DriftComparison.Run([before], [now]).Findings.Should().Equal(numbers.Findings);
        DriftComparison.Run(
                TableSample.Of([ColumnSample.From("value", Normal(1, 500, 0))]), TableSample.Of([ColumnSample.From("value", Normal(2, 500, 3))])).Findings
            .Should().Equal(numbers.Findings);
        DriftComparison.Run(["a", "b", null], ["a", "b", "b"]).Findings.Should().OnlyContain(finding => finding.Verdict == DriftVerdict.Inconclusive);
    }

    [Fact]
    public void Plan_decides_what_matters()
    {
        var lenient = DriftPlan.Create(d => d.UseKolmogorovSmirnov(o => o.PracticalMinimum = 0.9));
        DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 1), lenient).Findings[0].Verdict.Should().Be(DriftVerdict.NotDrifted);
        var psi = DriftPlan.Create(d => d.AddPopulationStability("value"));
        DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 1), psi).Findings[0].EffectName.Should().Be("PSI");
    }

    [Fact]
    public void Tables_without_a_common_column_cannot_be_compared()
    {
        var text = DriftComparison.Run(
            TableSample.Of([ColumnSample.From("a", [1.0])]), TableSample.Of([ColumnSample.From("b", [1.0])])).ToString();
        text.Should().Contain("a (it is not in the current data)").And.Contain("b (it is not in the reference, so there is nothing to compare it with)");
    }

    [Fact]
    public void File_with_a_header_and_no_rows_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 500, 40, 0));
        File.WriteAllText(folder["empty.csv"], "amount,channel\n");
        FluentActions.Invoking(() => DriftComparison.Run(folder["a.csv"], folder["empty.csv"])).Should().Throw<LifecycleException>().WithMessage("*empty.csv' has a header and no rows*pass a file with rows*");
    }

    [Fact]
    public void Missing_file_is_named()
    {
        var act = () => DriftComparison.Run("no-such-file.csv", "no-such-file.csv");
        act.Should().Throw<LifecycleException>().WithMessage("*no-such-file.csv*");
    }

    private static string Payments(ulong seed, int rows, double amount, double wallet)
    {
        var generator = new SplitMix64(seed);
        var text = new StringBuilder("payment,amount,channel,age\n");
        for (var i = 0; i < rows; i++)
        {
            var channel = generator.NextUniform() < wallet ? "wallet" : generator.NextIndex(3) == 0 ? "card" : "cash";
            text.Append(CultureInfo.InvariantCulture, $"p{seed}-{i:00000},{amount + (20 * generator.NextNormal()):0.00},{channel},{40 + (12 * generator.NextNormal()):0.0}\n");
        }

        return text.ToString();
    }

    private static string Without(string column, string csv)
    {
        var lines = csv.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        var at = System.Array.IndexOf(lines[0], column);
        return string.Join('\n', lines.Select(cells => string.Join(',', cells.Where((_, i) => i != at))));
    }

    private static string Emptied(string column, string csv)
    {
        var lines = csv.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        var at = System.Array.IndexOf(lines[0], column);
        return string.Join('\n', lines.Select((cells, row) => string.Join(',', cells.Select((cell, i) => i == at && row > 0 ? "" : cell))));
    }

    private static double[] Normal(ulong seed, int rows, double mean)
    {
        var generator = new SplitMix64(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => mean + generator.NextNormal())];
    }

    private static RecordBatch Batch(double[] values) => new(
        ArrowTypes.ToArrow(new TableSchema([new ColumnSchema { Name = "value", Type = ColumnType.Number }])),
        [new DoubleArray.Builder().AppendRange(values).Build()],
        values.Length);
}
