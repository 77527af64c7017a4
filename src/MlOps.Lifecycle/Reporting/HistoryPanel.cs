using System.Collections.Immutable;
using System.Globalization;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Reporting;

/// <summary>What happened, who was champion, and how to make the champion again.</summary>
internal static class HistoryPanel
{
    private const int RowBytes = 13_000;

    public static Html Events(ImmutableArray<TimelineEvent> events)
    {
        TimelineEvent[] newest = [.. events.Where(happened => happened.Kind is not TimelineEventKind.Promoted).Reverse()];
        if (newest.Length == 0)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(newest, RowBytes, happened => Html.Of(
            $"""<tr><td>{Words.Day(happened.At)}</td><td>{Badge.Of(State(happened.Kind), Words.Of(happened.Kind))}</td><td>{PlainText.Of(happened.Sentence, 400)}</td></tr>"""));
        return Html.Of($"""
            <h2>What happened</h2>
            <div class="scroll"><table><thead><tr><th>When</th><th>Kind</th><th>What</th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "events")}
            """);
    }

    public static Html Alias(ImmutableArray<AliasEvent> moves)
    {
        if (moves.IsEmpty)
            return Html.Empty;
        var (rows, left) = RowBudget.Take([.. moves.Reverse()], RowBytes, move => Html.Of(
            $"""<tr><td>{move.Revision}</td><td>{Words.Minute(move.At)}</td><td class="name">{move.To.ToString()}</td><td>{PlainText.Name(move.Actor.Name)}</td><td>{PlainText.Of(move.Reason, 300)}</td></tr>"""));
        return Html.Of($"""
            <h2>Who was champion</h2>
            <div class="scroll"><table><thead><tr><th>Move</th><th>When</th><th>Version</th><th>By</th><th>Why</th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "moves")}
            """);
    }

    public static Html Lineage(ModelReport report)
    {
        if (report.Champion is not { } champion)
            return Html.Empty;
        var lineage = champion.Lineage;
        (string Name, string? Value)[] facts =
        [
            ("Version", champion.Id.ToString()),
            ("Registered", $"{Words.Minute(champion.RegisteredAt)} UTC by {PlainText.Name(champion.RegisteredBy.Name)}"),
            ("Training data", lineage.TrainingData?.ToString()),
            ("Training window", lineage.TrainingWindow?.ToString()),
            ("Trainer", lineage.Trainer),
            ("Code", lineage.Code.ToString()),
            ("Architecture", lineage.Architecture == default ? null : lineage.Architecture.ToString()),
            ("Seed", lineage.Seed?.ToString(CultureInfo.InvariantCulture)),
            ("Retrained from", lineage.Parent?.ToString()),
            ("Model digest", champion.CanonicalDigest.ToString()),
            ("Figures", champion.Metrics.IsEmpty ? null : string.Join(", ", champion.Metrics.Select(metric => $"{metric.Key} {Words.Number(metric.Value)}"))),
            .. report.Verdicts.TakeLast(5).Select(verdict => ("Verdict", (string?)$"{verdict.Outcome} by {PlainText.Name(verdict.Actor.Name)}: {verdict.Reason}")),
        ];
        return Html.Of($"""<h2>How to make it again</h2><div class="card"><dl>{facts.Where(fact => fact.Value is not null).Select(fact => Html.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"))}</dl></div>""");
    }

    private static PageState State(TimelineEventKind kind) => kind switch
    {
        TimelineEventKind.RepairData or TimelineEventKind.RolledBack => PageState.Bad,
        TimelineEventKind.RunEnded => PageState.Unknown,
        _ => PageState.Notice,
    };
}
