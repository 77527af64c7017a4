using System.Text.RegularExpressions;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Reporting;

namespace MlOps.Lifecycle.Tests.Reporting;

public sealed class ModelPageTests
{
    private static readonly ModelReport Report = SampleModel.Report;

    [Fact]
    public void Page_is_self_contained_and_small()
    {
        Markup.AssertSelfContained(ReportHtml.Of(Report));
        Markup.AssertSelfContained(ReportHtml.Of(Report with { Drift = SampleDrift.BrokenFeed }));
    }

    [Fact]
    public void One_decision_drives_page_text_and_facts()
    {
        var decision = Report.Decision!.Decision;
        var page = ReportHtml.Of(Report);
        var facts = Markup.Facts(page).GetProperty("decision");

        facts.GetProperty("action").GetString().Should().Be(decision.Action.ToString());
        facts.GetProperty("key").GetString().Should().Be(Report.Decision.Key);
        facts.GetProperty("reasons").GetArrayLength().Should().Be(decision.Reasons.Length);
        facts.GetProperty("refused").EnumerateArray().Select(refused => refused.GetProperty("action").GetString())
            .Should().Equal(decision.Refused.Select(refused => refused.Action.ToString()));
        foreach (var shown in new[] { Markup.Text(page), ReportText.Of(Report) })
        {
            shown.Should().Contain("No action").And.Contain(decision.Sentence);
            foreach (var reason in decision.Reasons.Concat(decision.Refused.SelectMany(refused => refused.Reasons)))
                shown.Should().Contain(reason.Sentence);
        }
    }

    [Fact]
    public void What_changed_comes_from_the_evidence_of_the_decision()
    {
        var evidence = Report.Decision!.Evidence;
        var text = Markup.Text(ReportHtml.Of(Report));

        text.Should().Contain($"Compared with {evidence.DriftReference}");
        foreach (var column in evidence.Drift!.Value)
            text.Should().Contain(column.Column).And.Contain(column.Sentence);
    }

    [Fact]
    public void Every_lane_shows_its_state_as_color_shape_and_word_and_unknown_is_grey()
    {
        var page = ReportHtml.Of(Report);
        foreach (var lane in Report.Lanes)
            Markup.Facts(page).GetProperty("lanes").GetProperty(lane.Lane.ToString()).GetProperty("status").GetString().Should().Be(lane.Status.ToString());

        Regex.Matches(page, "<div class=\"card lead (\\w+)\"><h3>(\\w+)<span class=\"badge (\\w+)\"><svg").Select(tile => (tile.Groups[2].Value, tile.Groups[1].Value, tile.Groups[3].Value))
            .Should().Equal(("Value", "good", "good"), ("Quality", "note", "note"), ("Response", "none", "none"), ("Flow", "bad", "bad"));
        Markup.Text(page).Should().Contain("Response Unknown").And.Contain("Nobody measures how quickly this model answers.");
    }

    [Theory]
    [InlineData(LaneStatus.Healthy, "good")]
    [InlineData(LaneStatus.Unknown, "none")]
    [InlineData(LaneStatus.Degraded, "note")]
    public void Doing_nothing_is_green_only_while_quality_is_known_to_be_good(LaneStatus quality, string color)
    {
        var lanes = Report.Lanes.Select(lane => lane with { Status = lane.Lane is Lane.Quality ? quality : LaneStatus.Unknown });
        ReportHtml.Of(Report with { Lanes = [.. lanes] }).Should().Contain($"<h2>Decision</h2>\n<div class=\"card lead {color}\">");
    }

    [Fact]
    public void Unknown_lane_leaves_the_name_of_a_metric_as_it_is()
    {
        LaneReport[] lanes =
        [
            new() { Lane = Lane.Value, Status = LaneStatus.Unknown, Sentence = "Value: unknown: cost 2,390 USD per day, and nobody agreed on what is tolerated." },
            new() { Lane = Lane.Response, Status = LaneStatus.Unknown, Sentence = "Response: unknown: nobody measures how long answers take yet." },
        ];
        Markup.Text(ReportHtml.Of(Report with { Lanes = [.. lanes] })).Should().Contain("cost 2,390 USD").And.NotContain("Cost 2,390").And.Contain("Nobody measures");
    }

    [Fact]
    public void Labels_of_lines_that_lie_close_together_can_both_be_read()
    {
        var series = Report.Metrics[0] with { Reference = 3001, Band = new() { Metric = "cost", Direction = MetricDirection.LowerIsBetter, Tolerated = 3000, Replace = 3002 } };
        var labels = Regex.Matches(ReportHtml.Of(Report with { Metrics = [series] }), "<text class=\"over\"[^>]* y=\"(?<y>[0-9.]+)\"[^>]*>(?<name>tolerated|replace|reference)")
            .Select(label => double.Parse(label.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture)).Order().ToArray();
        labels.Should().HaveCount(3);
        labels.Zip(labels.Skip(1), (above, below) => below - above).Should().OnlyContain(distance => distance >= 11.9);
    }

    [Fact]
    public void Timeline_draws_every_window_and_every_mark()
    {
        var page = ReportHtml.Of(Report);
        var points = Report.Metrics.Sum(series => series.Points.Length);

        Regex.Count(page, "<circle cx=\"[0-9.]+\" cy=\"[0-9.]+\" r=\"2.6\"").Should().Be(points);
        Regex.Matches(page, "<path d=\"([ML0-9. ]+)\" fill=\"none\" stroke=\"var\\(--accent\\)\" stroke-width=\"1.7\"").Sum(path => path.Groups[1].Value.Count(c => c is 'M' or 'L')).Should().Be(points);
        Regex.Count(page, "<g class=\"bad\"><title>[^<]*Repair the data").Should().Be(1, "two broken weeks in a row are one event");
        page.Should().Contain("The same for 2 windows");
        Regex.Count(page, "<g class=\"accent\"><title>[^<]*became champion").Should().Be(4);
        page.Should().Contain("None of 7 scheduled scorings ran.");
    }

    [Fact]
    public void Runs_show_every_gate_and_the_history_every_move()
    {
        var text = Markup.Text(ReportHtml.Of(Report));
        foreach (var gate in Report.Runs.SelectMany(run => run.Verdict!.Gates))
            text.Should().Contain(gate.Gate).And.Contain(gate.Sentence);
        foreach (var move in Report.AliasHistory)
            text.Should().Contain($"{move.Revision} {move.At.UtcDateTime:yyyy-MM-dd HH:mm} {move.To}");
    }

    [Fact]
    public void Model_that_nothing_is_known_of_has_a_page_too()
    {
        var empty = new ModelReport
        {
            Model = "new", Environment = EnvironmentName.Parse("default"), At = SampleModel.Start,
            Lanes = [.. Enum.GetValues<Lane>().Select(lane => new LaneReport { Lane = lane, Status = LaneStatus.Unknown, Sentence = $"{lane}: unknown: no window has closed." })],
        };
        var page = ReportHtml.Of(empty);

        Markup.AssertSelfContained(page);
        Markup.Text(page).Should().Contain("No version is champion").And.Contain("Nothing was decided yet").And.Contain("Nothing has happened yet");
        page.Should().NotContain("class=\"badge good\"");
        ReportText.Of(empty).Should().Contain("nothing was decided yet");
    }

    [Fact]
    public void Hostile_texts_and_long_histories_stay_text_and_small()
    {
        var decision = Report.Decision! with
        {
            Decision = Report.Decision.Decision with
            {
                Sentence = HostileText.At(0),
                Reasons = [.. Enumerable.Range(0, 500).Select(i => new Reason(HostileText.At(i), HostileText.At(i), "", HostileText.At(i)))],
                Refused = [.. Enum.GetValues<LifecycleAction>().Select(action => new RefusedAction(action, [new("x", "", "", string.Concat(HostileText.All))]))],
                Notices = [.. HostileText.All],
            },
            Evidence = Report.Decision.Evidence with
            {
                Drift = [.. Enumerable.Range(0, 3_000).Select(i => Report.Decision.Evidence.Drift!.Value[0] with { Column = HostileText.At(i), Sentence = HostileText.At(i + 1) })],
                Feed = [.. Enumerable.Range(0, 300).Select(i => new FeedFinding(HostileText.At(i), true, HostileText.At(i)))],
            },
        };
        var hostile = Report with
        {
            Decision = decision,
            Lanes = [.. Report.Lanes.Select(lane => lane with { Sentence = string.Concat(HostileText.All) })],
            Metrics = [.. Enumerable.Range(0, 40).Select(i => Report.Metrics[0] with { Metric = HostileText.At(i), Unit = HostileText.At(i), Points = [.. Enumerable.Range(0, 2_000).Select(week => Report.Metrics[0].Points[0] with { Window = new(SampleModel.Start.AddDays(7 * week), SampleModel.Start.AddDays((7 * week) + 7)), Value = i + week })] })],
            Events = [.. Enumerable.Range(0, 5_000).Select(i => new TimelineEvent(SampleModel.Start.AddHours(i), (TimelineEventKind)(i % 6), HostileText.At(i)))],
            Runs = [.. Enumerable.Range(0, 400).Select(i => Report.Runs[0] with { Reason = HostileText.At(i) })],
            AliasHistory = [.. Enumerable.Range(0, 900).Select(i => Report.AliasHistory[0] with { Reason = HostileText.At(i), Actor = Actor.Parse("<script>") })],
            Verdicts = [.. Enumerable.Range(0, 900).Select(i => Report.Verdicts[0] with { Reason = HostileText.At(i) })],
            Drift = null,
        };

        Markup.AssertSelfContained(ReportHtml.Of(hostile));
        Markup.AssertSelfContained(ReportHtml.Of(hostile with { Drift = SampleDrift.Hostile(2_000) }));
        ReportText.Of(hostile).Where(c => char.IsControl(c) && !System.Environment.NewLine.Contains(c)).Should().BeEmpty();
    }
}
