using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Reporting;

/// <summary>What changed in the data as the kept evidence tells it, where the full comparison is not at hand.</summary>
internal static class EvidencePanel
{
    private const int RowBytes = 40_000;

    public static Html Of(Evidence? evidence)
    {
        if (evidence is null)
            return Html.Empty;
        var compared = evidence.DriftReference is { } reference ? $"Compared with {PlainText.Name(reference)}." : "";
        return Html.Of($"""<h2>What changed</h2><p class="soft small">{compared}</p>{Feed(evidence)}{Columns(evidence)}""");
    }

    private static Html Feed(Evidence evidence)
    {
        FeedFinding[] findings = [.. (evidence.Feed ?? []).OrderByDescending(finding => finding.Breaking)];
        if (findings.Length == 0)
            return Html.Empty;
        var (rows, left) = RowBudget.Take(findings, RowBytes / 4, finding => Html.Of(
            $"""<tr><td class="name">{PlainText.Name(finding.Column)}</td><td>{(finding.Breaking ? Badge.Of(PageState.Bad, "Broken") : Badge.Of(PageState.Unknown, "Not sure"))}</td><td>{finding.Sentence}</td></tr>"""));
        return Html.Of($"""<div class="scroll"><table><thead><tr><th>Column</th><th>State</th><th>What happened</th></tr></thead><tbody>{rows}</tbody></table></div>{RowBudget.Note(left, "findings")}<p></p>""");
    }

    private static Html Columns(Evidence evidence)
    {
        if (evidence.Drift is not { } drift)
            return Html.Of($"""<div class="card lead none">{Badge.Of(PageState.Unknown, "Unknown")}<p>Whether the inputs drifted is not known: there was no reference, no champion or no rows.</p></div>""");
        if (drift.IsEmpty)
            return Html.Of($"""<div class="card lead none">{Badge.Of(PageState.Unknown, "Unknown")}<p>No column was judged.</p></div>""");
        ColumnDrift[] ranked =
        [
            .. drift.OrderBy(column => column.Verdict switch { DriftVerdict.Drifted => 0, DriftVerdict.Inconclusive => 1, _ => 2 })
                .ThenByDescending(column => column.Effect / column.PracticalMinimum ?? double.NaN),
        ];
        var (rows, left) = RowBudget.Take(ranked, RowBytes, Row);
        return Html.Of($"""<div class="scroll"><table><thead><tr><th>Column</th><th>State</th><th>How far</th><th>What</th></tr></thead><tbody>{rows}</tbody></table></div>{RowBudget.Note(left, "columns")}""");
    }

    private static Html Row(ColumnDrift column)
    {
        var state = DriftPage.State(column.Verdict);
        return Html.Of($"""
            <tr><td><span class="name">{PlainText.Name(column.Column)}</span><br><span class="soft small">{column.Role.ToString().ToLowerInvariant()}</span></td><td>{Badge.Of(state, DriftPage.Word(column.Verdict))}</td><td>{EffectGauge.Of(column.Effect ?? double.NaN, column.PracticalMinimum ?? double.NaN, null, state)}</td><td>{column.Sentence}</td></tr>
            """);
    }
}
