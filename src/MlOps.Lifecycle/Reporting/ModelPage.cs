using System.Text.Json;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The report of a model as a page.</summary>
internal static class ModelPage
{
    private const int FactBytes = 5_000;
    private const double DriftRoom = 0.28;

    public static HtmlPage Of(ModelReport report)
    {
        var summary = report.Drift is { } drift ? DriftSummary.Of(drift) : null;
        return new()
        {
            Title = $"{report.Model}, {Words.Day(report.At)}",
            Body = Html.Of($"""
                <p class="kicker">Model report, environment {report.Environment.Value}, {Words.Minute(report.At)} UTC</p>
                <h1>{report.Model.Value}</h1>
                {Serving(report)}
                {LanePanel.Of(report)}
                {DecisionPanel.Of(report)}
                <h2>Timeline</h2>
                <div class="card">{TimelineChart.Of(report.Metrics, report.Events)}</div>
                {Changes(report, summary)}
                {RunPanel.Of(report.Runs)}
                {HistoryPanel.Events(report.Events)}
                {HistoryPanel.Alias(report.AliasHistory)}
                {HistoryPanel.Lineage(report)}
                <footer>Bands around a line are intervals (block bootstrap); hollow dots are windows whose labels are not all in. Marks above the charts: a diamond is a change of champion, a square a broken feed, a triangle a decision or something that did not flow, a dot a run that ended without a promotion. Hover for the sentence. Times are UTC.</footer>
                """),
            Facts = PageFacts.Of(json => WriteFacts(json, report, summary)),
        };
    }

    private static Html Serving(ModelReport report) => report.Champion is { } champion
        ? Html.Of($"""<p class="soft"><span class="name">{champion.Id.ToString()}</span> is champion{(report.ChampionSince is { } since ? $" since {Words.Day(since)}" : "")}, format {champion.Format}{(champion.Lineage.TrainingData is { } data ? $", trained on {data}" : "")}.</p>""")
        : Html.Of($"""<p class="soft">{(report.IsMonitorOnly ? "Runs elsewhere and is watched here." : "No version is champion: nothing serves.")}</p>""");

    private static Html Changes(ModelReport report, DriftSummary? summary) => (report.Drift, summary) is ({ } drift, { } found)
        ? Html.Of($"""<p class="soft small" id="reference">Inputs of {drift.Current} compared with {PlainText.Name(drift.Reference)}: {found.Headline}</p>{DriftPage.Sections(drift, found, static _ => Html.Empty, DriftRoom)}""")
        : EvidencePanel.Of(report.Decision?.Evidence);

    private static void WriteFacts(Utf8JsonWriter json, ModelReport report, DriftSummary? summary)
    {
        json.WriteString("model", report.Model.Value);
        json.WriteString("environment", report.Environment.Value);
        json.WriteString("at", report.At);
        json.WriteString("champion", report.Champion?.Id.ToString());
        json.WriteStartObject("lanes");
        foreach (var lane in report.Lanes)
        {
            json.WriteStartObject(lane.Lane.ToString());
            json.WriteString("status", lane.Status.ToString());
            json.WriteString("sentence", PlainText.Of(lane.Sentence, LanePanel.LongestSentence));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        DecisionPanel.WriteFacts(json, report.Decision);
        if (report.Drift is { } drift && summary is not null)
        {
            json.WriteStartObject("drift");
            DriftPage.WriteFacts(json, drift, summary, DriftRoom);
            json.WriteEndObject();
        }

        PageFacts.WriteSome(json, "aliasHistory", [.. report.AliasHistory.Reverse()], FactBytes, static (json, move) =>
        {
            json.WriteNumber("revision", move.Revision);
            json.WriteString("version", move.To.ToString());
            json.WriteString("at", move.At);
        });
        PageFacts.WriteSome(json, "runs", report.Runs, FactBytes, static (json, run) =>
        {
            json.WriteString("id", run.Id.ToString());
            json.WriteString("state", run.State.ToString());
            json.WriteString("candidate", run.Candidate?.ToString());
        });
        PageFacts.WriteSome(json, "events", [.. report.Events.Reverse()], FactBytes, static (json, happened) =>
        {
            json.WriteString("at", happened.At);
            json.WriteString("kind", happened.Kind.ToString());
            json.WriteString("sentence", PlainText.Of(happened.Sentence, 200));
        });
    }
}
