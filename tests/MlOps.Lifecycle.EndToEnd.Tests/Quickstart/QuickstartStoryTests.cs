using System.Globalization;
using System.Text.RegularExpressions;
using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The README's first command, as a newcomer runs it: what it prints and what it leaves behind.</summary>
public sealed class QuickstartStoryTests(QuickstartRun run) : IClassFixture<QuickstartRun>
{
    /// <summary>The hours that came broken: another divisor of the temperature, then another name of the humidity.</summary>
    private static readonly TimeWindow[] Broken =
    [
        new(new(2012, 3, 15, 9, 0, 0, TimeSpan.Zero), new(2012, 3, 26, 0, 0, 0, TimeSpan.Zero)),
        new(new(2012, 6, 13, 14, 0, 0, TimeSpan.Zero), new(2012, 6, 25, 0, 0, 0, TimeSpan.Zero)),
    ];

    [Fact]
    public async Task It_tells_the_same_story_twice()
    {
        using var folder = TemporaryFolder.Create();
        var second = await QuickstartProgram.RunAsync(TestContext.Current.CancellationToken, "--out", folder.Path);
        QuickstartProgram.Story(second, folder.Path).Should().Be(QuickstartProgram.Story(run.Output, run.Folder), "the replay is deterministic");
    }

    [Fact]
    public void Broken_columns_are_named_in_the_weeks_in_which_they_are_broken_and_in_no_other()
    {
        QuickstartProgram.Repairs(run.Output).Should().Equal(("2012-03-20", "temp"), ("2012-03-27", "temp"), ("2012-06-19", "hum"), ("2012-06-26", "hum"));
        QuickstartProgram.Events(run.Output, "RepairData").Take(2).Should().OnlyContain(line => line.Contains("ask the supplier of 'temp'", StringComparison.Ordinal));
        QuickstartProgram.Events(run.Output, "RepairData").Skip(2).Should().OnlyContain(line => line.Contains("'hum' is now called 'humidity'", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_could_not_be_scored_and_a_week_without_scoring_are_findings() =>
        QuickstartProgram.Events(run.Output, "Flow").Select(line => line[..10]).Distinct().Should().Equal("2012-06-19", "2012-06-26", "2012-09-11");

    [Fact]
    public async Task The_database_tells_the_promotions_that_were_printed()
    {
        var printed = QuickstartProgram.Promotions(run.Output);
        printed.Should().HaveCountGreaterThan(10).And.StartWith(("2011-07-04", "demand@1"));
        (await QuickstartStores.PromotionsAsync(run.Folder, TestContext.Current.CancellationToken)).Should().Equal(printed);
    }

    [Fact]
    public void The_table_has_a_row_per_policy_and_the_claim_is_about_it()
    {
        var table = QuickstartProgram.Table(run.Output);
        table.Select(row => row.Policy).Should().Equal(
            "never", "every week", "every 2 weeks", "every 4 weeks", "every 8 weeks", "every 13 weeks", "recommended", "same hour last week");
        var claim = Regex.Match(run.Output, @"^The recommended policy cost [^']*'(?<calendar>every [^']+)', with \d+ trainings against \d+.* The cheapest row is '(?<cheapest>[^']+)' with (?<total>[\d,]+) USD\.", RegexOptions.Multiline);
        claim.Success.Should().BeTrue("the table ends with what it says about the recommended policy");
        var cheapest = table.MinBy(row => row.TotalCost);
        claim.Groups["cheapest"].Value.Should().Be(cheapest.Policy);
        claim.Groups["total"].Value.Should().Be(cheapest.TotalCost.ToString("N0", CultureInfo.InvariantCulture));
        table.Select(row => row.Policy).Should().Contain(claim.Groups["calendar"].Value);

        // A policy that trains at every chance is a calendar in disguise.
        table.Where(row => row.Policy.StartsWith("every", StringComparison.Ordinal)).Select(row => row.TotalCost).Should().NotContain(table.Single(row => row.Policy == "recommended").TotalCost);
    }

    [Fact]
    public void The_report_is_small_and_asks_nobody_for_anything()
    {
        var report = new FileInfo(Path.Combine(run.Folder, "report.html"));
        report.Length.Should().BeLessThan(300 * 1024);
        File.ReadAllText(report.FullName).Should().NotMatchRegex("(src|href)=\"https?:");
    }

    [Fact]
    public async Task No_model_was_trained_or_judged_on_an_hour_of_a_broken_feed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var services = await QuickstartStores.OpenAsync(run.Folder, cancellationToken);
        var runs = await services.GetRequiredService<IRunStore>().ListRunsAsync(QuickstartStores.City, QuickstartStores.Demand, 1000, cancellationToken);
        var datasets = services.GetRequiredService<IDatasets>();
        runs.Should().OnlyContain(r => r.TrainingData != null && r.EvaluationData != null).And.HaveCountGreaterThan(20);

        var around = new int[Broken.Length];
        foreach (var data in runs.SelectMany(r => (DatasetVersionId[])[r.TrainingData!.Value, r.EvaluationData!.Value]).Distinct())
        {
            var times = await TimesAsync(datasets, data, cancellationToken);
            for (var i = 0; i < Broken.Length; i++)
            {
                times.Count(Broken[i].Contains).Should().Be(0, "{0} was trained or judged on, and the feed was broken in {1}", data, Broken[i]);
                around[i] += times.Any(time => time < Broken[i].Start) && times.Any(time => time >= Broken[i].End) ? 1 : 0;
            }
        }

        around.Should().OnlyContain(count => count > 3, "rows before and after each fault were used, so that something was left out");
    }

    private static async Task<List<DateTimeOffset>> TimesAsync(IDatasets datasets, DatasetVersionId data, CancellationToken cancellationToken)
    {
        var times = new List<DateTimeOffset>();
        await foreach (var batch in datasets.ReadAsync(data, ["time"], cancellationToken: cancellationToken))
        {
            var column = (TimestampArray)batch.Column("time");
            for (var i = 0; i < column.Length; i++)
                times.Add(column.GetTimestamp(i)!.Value);
        }

        return times;
    }
}
