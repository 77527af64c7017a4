using System.Globalization;
using MlOps.Lifecycle.Reporting;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class DriftPageTests
{
    [Fact]
    public void Page_shows_the_judgment_the_ranked_columns_and_the_next_step()
    {
        var text = Markup.Text(ReportHtml.Of(SampleDrift.Payments));

        text.Should().Contain("june.csv").And.Contain("51,902 rows").And.Contain("2 of 5 columns changed in a way that matters. 1 column cannot be told yet.");
        text.Should().Contain("Drift alone is a notice");
        text.IndexOf("amount", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("channel", StringComparison.Ordinal));
        text.Should().Contain("4.1 times what matters").And.Contain("the median rose from 41.2 to 63.8").And.Contain("role Time: it always moves");
    }

    [Fact]
    public void Text_page_and_facts_agree()
    {
        foreach (var report in new[] { SampleDrift.Payments, SampleDrift.BrokenFeed, SampleDrift.Payments with { Findings = [] } })
        {
            var page = ReportHtml.Of(report);
            var facts = Markup.Facts(page);
            foreach (var sentence in new[] { facts.GetProperty("headline").GetString()!, facts.GetProperty("nextStep").GetString()! })
            {
                Markup.Text(page).Should().Contain(sentence);
                ReportText.Of(report).Should().Contain(sentence);
            }

            facts.GetProperty("columns").GetArrayLength().Should().Be(report.Findings.Select(finding => finding.Column).Distinct().Count());
        }
    }

    [Fact]
    public void Broken_feed_comes_before_drift_and_is_the_next_step()
    {
        var text = ReportText.Of(SampleDrift.BrokenFeed);
        text.Should().StartWith("BROKEN  The feed is broken at 'temp'. 2 of 5 columns changed");
        text.Should().Contain("NEXT    Repair 'temp' at the source before these data are scored or trained on");
        Markup.Facts(ReportHtml.Of(SampleDrift.BrokenFeed)).GetProperty("feedIsBroken").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void Console_text_reads_like_this() =>
        ReportText.Of(SampleDrift.Payments).ReplaceLineEndings("\n").Should().Be("""
            DRIFT   2 of 5 columns changed in a way that matters. 1 column cannot be told yet.
                    june.csv (51,902 rows) compared with january.csv (48,210 rows)
              schema  Column 'device' is new.
              changed:
                amount   PSI 0.41 (from 0.1 on)         Amounts are higher: the median rose from 41.2 to 63.8.
                channel  Cramér's V 0.27 (from 0.1 on)  The value 'wallet' is new, in 9.1 % of the rows.
              cannot be told yet:
                tenure   PSI 0.09 (from 0.1 on)  The interval of the effect, 0.05 to 0.14, still contains 0.1: 2,400 more rows would tell.
              2 columns did not change in a way that matters (largest: age, 0.6 times what matters)
              left out: id (role Id: it names the row), time (role Time: it always moves)
            NEXT    Look at 'amount', 'channel' in the source first. Drift alone is a notice: what pays for a retraining is a confirmed loss of quality or value.
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Nothing_judged_is_unknown_and_never_good()
    {
        var page = ReportHtml.Of(SampleDrift.Payments with { Findings = [], SchemaChanges = [] });
        page.Should().Contain("lead none").And.NotContain("lead good");
        ReportText.Of(SampleDrift.Payments with { Findings = [] }).Should().StartWith("UNKNOWN No column could be judged.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5_000)]
    public void Hostile_names_stay_text_and_the_page_stays_small(int columns)
    {
        var page = ReportHtml.Of(SampleDrift.Hostile(columns));

        Markup.AssertSelfContained(page);
        page.Should().NotContain("<img").And.NotContain("\u001b").And.NotContain("\u202E").And.NotContain("\u0007");
        Markup.Facts(page).GetProperty("columns").GetArrayLength().Should().BeGreaterThanOrEqualTo(Math.Min(columns, 20));
        if (columns > 1_000)
            Markup.Text(page).Should().Contain("more columns not shown here");
    }

    [Fact]
    public void Hostile_names_cannot_write_to_the_console()
    {
        var text = ReportText.Of(SampleDrift.Hostile(5_000));
        text.Where(c => char.IsControl(c) && !System.Environment.NewLine.Contains(c)).Should().BeEmpty();
        text.Split('\n').Should().HaveCountLessThan(120).And.OnlyContain(line => line.Length < 30_000);
    }

    [Fact]
    public void Any_culture_gives_the_same_page()
    {
        var before = CultureInfo.CurrentCulture;
        var (page, text) = (ReportHtml.Of(SampleDrift.Payments), ReportText.Of(SampleDrift.Payments));
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = german;
            ReportHtml.Of(SampleDrift.Payments).Should().Be(page);
            ReportText.Of(SampleDrift.Payments).Should().Be(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Saved_page_is_the_page_and_a_bad_path_is_explained()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "drift.html");
            SampleDrift.Payments.SaveHtml(path);
            File.ReadAllText(path).Should().Be(ReportHtml.Of(SampleDrift.Payments));

            var act = () => SampleDrift.Payments.SaveHtml(Path.Combine(folder.FullName, "missing", "drift.html"));
            act.Should().Throw<LifecycleException>().WithMessage("The report cannot be written to*missing*Choose a file in a folder that exists*");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
