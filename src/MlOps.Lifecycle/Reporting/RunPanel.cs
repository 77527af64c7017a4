using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Runs of continuous training with what every gate said.</summary>
internal static class RunPanel
{
    private const int RowBytes = 24_000;

    public static Html Of(ImmutableArray<TrainingRun> runs)
    {
        if (runs.IsEmpty)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(runs, RowBytes, Row);
        return Html.Of($"""
            <h2>Runs of continuous training</h2>
            <div class="scroll"><table><thead><tr><th>Started</th><th>End</th><th>Candidate</th><th>Why, and what the gates said</th></tr></thead><tbody>{rows}</tbody></table></div>
            {RowBudget.Note(left, "runs")}
            """);
    }

    private static Html Row(TrainingRun run) => Html.Of($"""
        <tr><td>{Words.Day(run.StartedAt)}<br><span class="soft small">{PlainText.Name(run.Actor.Name)}</span></td>
        <td>{Badge.Of(Words.IsUndecided(run) ? PageState.Unknown : Words.State(run.State), Words.Of(run))}</td>
        <td><span class="name">{run.Candidate?.ToString()}</span>{(run.Champion is { } champion ? Html.Of($"""<br><span class="soft small">after {champion.ToString()}</span>""") : Html.Empty)}{(run.Cost is { } cost ? Html.Of($"""<br><span class="soft small">cost {cost:0.##}</span>""") : Html.Empty)}</td>
        <td><p>{run.Reason}</p>{Verdict(run)}</td></tr>
        """);

    private static Html Verdict(TrainingRun run) => run.Verdict is { } verdict
        ? Html.Of($"""<details><summary>{verdict.Gates.Length} gates, {verdict.Outcome.ToString().ToLowerInvariant()}</summary>{verdict.Gates.Select(Gate)}</details>""")
        : run.Steps.LastOrDefault() is { } step ? Html.Of($"""<p class="soft small">{step.Sentence}</p>""") : Html.Empty;

    private static Html Gate(GateResult gate) => Html.Of($"""<p>{Badge.Of(Words.State(gate.Outcome), gate.Gate)} <span class="soft small">{gate.Sentence}</span></p>""");
}
