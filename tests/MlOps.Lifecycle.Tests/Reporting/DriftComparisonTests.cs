using System.Globalization;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class DriftComparisonTests
{
    [Fact]
    public void Two_files_are_compared_and_the_text_says_what_where_and_what_next()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["january.csv"], Payments(1, 2000, 40, wallet: 0));
        File.WriteAllText(folder["june.csv"], Payments(2, 2100, 60, wallet: 0.09));
        var result = DriftComparison.Run(folder["january.csv"], folder["june.csv"]);
        result.Verdict.Should().Be(DriftVerdict.Drifted);
        var lines = result.ToString().Split('\n');
        lines[0].Should().Be("DRIFT  2 of 3 columns changed in a way that matters (january.csv, 2,000 rows → june.csv, 2,100 rows)");
        lines[1].Should().MatchRegex("^  amount   D 0\\.\\d\\d           higher, median 4\\d\\.\\d+ → 6\\d\\.\\d+$");
        lines[2].Should().MatchRegex("^  channel  Cramér's V 0\\.\\d\\d   new value \"wallet\" in [89](\\.\\d)? % of the rows$");
        lines[3].Should().MatchRegex("^  1 column without a change that matters \\(largest: age, D 0\\.0\\d\\)$");
        lines[4].Should().Be("  1 column left out: payment (role Id: it is new in every row)");
        lines[^1].Should().Be("NEXT   Ask at the source of amount whether its change is meant; if so, measure the model on the newest labels. Drift alone is no reason to retrain.");
    }

    [Fact]
    public void Equal_files_do_not_drift()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 2000, 40, 0));
        var result = DriftComparison.Run(folder["a.csv"], folder["a.csv"]);
        result.Verdict.Should().Be(DriftVerdict.NotDrifted);
        result.ToString().Should().StartWith("NO DRIFT  3 columns compared").And.EndWith("NEXT   Nothing to do.");
        result.Report.SchemaChanges.Should().BeEmpty();
    }

    [Fact]
    public void Whole_numbers_in_one_file_and_fractions_in_the_other_are_compared()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "x\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => i % 300)));
        File.WriteAllText(folder["b.csv"], "x\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => ((i % 300) + 0.5).ToString(CultureInfo.InvariantCulture))));
        var result = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        result.Report.Findings.Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
        result.Report.LeftOut.Should().BeEmpty();
    }

    [Fact]
    public void Column_that_is_gone_comes_first()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 500, 40, 0));
        File.WriteAllText(folder["b.csv"], Without("channel", Payments(2, 500, 90, 0)));
        var text = DriftComparison.Run(folder["a.csv"], folder["b.csv"]).ToString();
        text.Should().Contain("channel (it is not in the current data)").And.Contain("SCHEMA Column 'channel' is gone");
        text.Should().EndWith("NEXT   Repair the feed of channel before these rows are scored or trained on.");
    }

    [Fact]
    public void Values_that_are_all_missing_now_are_found()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], Payments(1, 500, 40, 0));
        File.WriteAllText(folder["b.csv"], Emptied("amount", Payments(2, 500, 40, 0)));
        var result = DriftComparison.Run(folder["a.csv"], folder["b.csv"]);
        result.Report.Findings[0].Should().BeEquivalentTo(new { Column = "amount", Detector = "missing-rate", Verdict = DriftVerdict.Drifted, Change = "missing 0 % → 100 %" });
    }

    [Fact]
    public void Few_rows_cannot_be_judged_and_the_text_says_how_many_are_missing()
    {
        var text = DriftComparison.Run(Normal(1, 500, 0), Normal(2, 8, 3)).ToString();
        text.Should().Be(
            """
            CANNOT SAY  1 of 1 column cannot be judged yet (reference, 500 rows → current, 8 rows)
              ? value: too few rows to judge: 8 current values, 30 are needed (22 more).
            NEXT   Collect more rows, or say by PracticalMinimum how large a change must be to matter.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Arrays_batches_and_samples_are_compared_alike()
    {
        var numbers = DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 3));
        numbers.Verdict.Should().Be(DriftVerdict.Drifted);
        using var before = Batch(Normal(1, 500, 0));
        using var now = Batch(Normal(2, 500, 3));
        DriftComparison.Run([before], [now]).Report.Findings.Should().Equal(numbers.Report.Findings);
        DriftComparison.Run(
            TableSample.Of([ColumnSample.From("value", Normal(1, 500, 0))]), TableSample.Of([ColumnSample.From("value", Normal(2, 500, 3))])).Report.Findings
            .Should().Equal(numbers.Report.Findings);
        DriftComparison.Run(["a", "b", null], ["a", "b", "b"]).Verdict.Should().Be(DriftVerdict.Inconclusive);
    }

    [Fact]
    public void Plan_decides_what_matters()
    {
        var lenient = DriftPlan.Create(d => d.UseKolmogorovSmirnov(o => o.PracticalMinimum = 0.9));
        DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 1), lenient).Verdict.Should().Be(DriftVerdict.NotDrifted);
        var psi = DriftPlan.Create(d => d.AddPopulationStability("value"));
        DriftComparison.Run(Normal(1, 500, 0), Normal(2, 500, 1), psi).ToString().Should().Contain("  value  PSI 1.");
    }

    [Fact]
    public void Tables_without_a_common_column_cannot_be_compared()
    {
        var text = DriftComparison.Run(
            TableSample.Of([ColumnSample.From("a", [1.0])]), TableSample.Of([ColumnSample.From("b", [1.0])])).ToString();
        text.Should().StartWith("CANNOT SAY  no column was compared");
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
