using System.Text.Json;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The decision with its reasons and the actions that were refused.</summary>
internal static class DecisionPanel
{
    private const int RefusedBytes = 8_000;
    private const int ReasonBytes = 6_000;

    public static Html Of(ModelReport report)
    {
        if (report.Decision?.Decision is not { } decision)
            return Html.Of($"""<h2>Decision</h2><div class="card lead none">{Badge.Of(PageState.Unknown, "Undecided")}<p class="say">Nothing was decided yet.</p></div>""");
        var state = State(decision, report);
        var (reasons, _) = RowBudget.Take(DecisionWords.Further(decision), ReasonBytes, reason => Html.Of($"<li>{reason.Sentence}</li>"));
        var (refused, _) = RowBudget.Take(decision.Refused, RefusedBytes, Refused);
        var (notices, _) = RowBudget.Take(decision.Notices, ReasonBytes, notice => Html.Of($"<li>{notice}</li>"));
        return Html.Of($"""
            <h2>Decision</h2>
            <div class="card lead {Badge.Class(state)}">{Badge.Of(state, Words.Of(decision.Action))} <span class="soft small">by policy {PlainText.Name(decision.Policy)}, {Words.Minute(decision.At)} UTC{(report.Decision.Evidence.Window is { } window ? $", about {window}" : "")}</span>
            <p class="say">{decision.Sentence}</p>
            {(DecisionWords.Older(report) is { } older ? Html.Of($"<p>{older}</p>") : Html.Empty)}
            {(decision.NotBefore is { } time ? Html.Of($"<p>Look again at {Words.Minute(time)} UTC.</p>") : Html.Empty)}
            {(reasons.IsEmpty ? Html.Empty : Html.Of($"<ul>{reasons}</ul>"))}
            {(decision.Notices.IsEmpty ? Html.Empty : Html.Of($"""<p class="soft small">Noticed, nothing asked for</p><ul>{notices}</ul>"""))}
            {(decision.Refused.IsEmpty ? Html.Empty : Html.Of($"<details open><summary>Why not something else</summary><dl>{refused}</dl></details>"))}
            </div>
            """);
    }

    public static void WriteFacts(Utf8JsonWriter json, DecisionRecord? record)
    {
        json.WriteStartObject("decision");
        json.WriteString("action", record?.Decision.Action.ToString());
        json.WriteString("sentence", PlainText.Sentence(record?.Decision.Sentence));
        json.WriteString("policy", PlainText.Name(record?.Decision.Policy));
        json.WriteString("key", PlainText.Name(record?.Key));
        PageFacts.WriteSome(json, "reasons", record?.Decision.Reasons ?? [], ReasonBytes, static (json, reason) =>
        {
            json.WriteString("rule", PlainText.Name(reason.Rule));
            json.WriteString("sentence", PlainText.Sentence(reason.Sentence));
        });
        PageFacts.WriteSome(json, "refused", record?.Decision.Refused ?? [], ReasonBytes, static (json, refused) => json.WriteString("action", refused.Action.ToString()));
        json.WriteEndObject();
    }

    /// <summary>Doing nothing is good only when quality is known to be; waiting for a limit is no calm.</summary>
    internal static PageState State(Decision decision, ModelReport report)
    {
        if (decision.Action is not LifecycleAction.NoAction)
            return Words.State(decision.Deferred ?? decision.Action);
        if (report.Lanes.Any(lane => lane.Status is LaneStatus.Broken or LaneStatus.Degraded))
            return PageState.Notice;
        return report.Lanes.Any(lane => lane is { Lane: Lane.Quality, Status: LaneStatus.Healthy }) ? PageState.Good : PageState.Unknown;
    }

    private static Html Refused(RefusedAction refused) => Html.Of(
        $"<dt>{Words.Of(refused.Action)}</dt><dd>{refused.Reasons.Select((reason, i) => Html.Of($"{(i == 0 ? "" : " ")}{reason.Sentence}"))}</dd>");
}
